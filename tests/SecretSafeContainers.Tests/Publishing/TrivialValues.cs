using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class TrivialValues
{
    private const string Guid = "7e0f1a1c-5e43-4a3c-9d1e-0f5a3b8c7d21";

    /// <summary>With the looks of a secret, and in the form of none that a rule knows.</summary>
    private const string Random = "P4TG5YFVUUnYALq" + "lN5yYqmZj5CVud2py";

    [TestMethod]
    [DataRow("FEED_PASSWORD", "a1!b2?c", ExclusionReason.TooShort)]
    [DataRow("FEED_PASSWORD", "changeme", ExclusionReason.Word)]
    [DataRow("FEED_PASSWORD", "ChangeMe123", ExclusionReason.Placeholder)]
    [DataRow("FEED_PASSWORD", "<your-password>", ExclusionReason.Placeholder)]
    [DataRow("FEED_PASSWORD", "xxxxxxxxxxxx", ExclusionReason.Word)]
    [DataRow("FEED_PASSWORD", "${FEED_PASSWORD}", ExclusionReason.Placeholder)]
    [DataRow("FEED_PASSWORD", "$(FeedPassword)", ExclusionReason.Placeholder)]
    [DataRow("FEED_PASSWORD", "%FEED_PASSWORD%", ExclusionReason.Placeholder)]
    [DataRow("FEED_PASSWORD", "********", ExclusionReason.Placeholder)]
    [DataRow("FEED_PASSWORD", "true", ExclusionReason.Word)]
    [DataRow("FEED_PASSWORD", "postgres", ExclusionReason.Word)]
    [DataRow("FEED_PASSWORD", "sunflowers", ExclusionReason.Word, DisplayName = "letters of one case")]
    [DataRow("SYSTEM_TOKEN", "SecretVariable", ExclusionReason.Word, DisplayName = "words with capitals")]
    [DataRow("FEED_TOKEN", "20261123", ExclusionReason.Number)]
    [DataRow("FEED_TOKEN", "2026-11-23T10:00:00Z", ExclusionReason.Number)]
    [DataRow("FEED_TOKEN", "10.0.4012", ExclusionReason.Number)]
    [DataRow("FEED_TOKEN", "/home/ci/.tokens/feed", ExclusionReason.Path)]
    [DataRow("FEED_TOKEN", @"C:\agent\token.txt", ExclusionReason.Path)]
    [DataRow("FEED_SECRET", "vault.shop.internal", ExclusionReason.Address)]
    [DataRow("FEED_SECRET", "[2001:db8::8a2e:370]:8200", ExclusionReason.Address)]
    [DataRow("FEED_SECRET", "192.168.10.20:8200", ExclusionReason.Number)]
    [DataRow("FEED_SECRET", "https://vault.shop.test/v1/feed", ExclusionReason.WithoutSecret)]
    [DataRow("FEED_SECRET", "ada.lovelace@contoso.com", ExclusionReason.User)]
    [DataRow("FEED_SECRET", "ada-lovelace", ExclusionReason.User, DisplayName = "the user's name")]
    [DataRow("SEARCH_KEY", "shop-products-v2", ExclusionReason.Unremarkable)]
    [DataRow("INSTRUMENTATION_KEY", Guid, ExclusionReason.Identifier)]
    [DataRow("SHOP_CONNECTION_STRING", "Server=db;Database=shop;Integrated Security=true", ExclusionReason.WithoutSecret)]
    [DataRow("SHOP_CONNECTION_STRING", "Host=localhost;Username=postgres;Pass" + "word=postgres", ExclusionReason.Word)]
    public void OfVariablesAreNotLookedFor(string name, string value, ExclusionReason reason)
    {
        using var gathering = new Gathering().Set(name, value).Set("USER", "ada-lovelace");

        var found = gathering.Collect();

        Assert.IsEmpty(found.Secrets, gathering.Values);
        var exclusion = Assert.ContainsSingle(found.Exclusions);
        Assert.AreEqual($"environment variable {name}", exclusion.Id);
        Assert.AreEqual(reason, exclusion.Reason);
    }

    [TestMethod]
    [DataRow("Smtp:Host", "smtp.shop.test")]
    [DataRow("Logging:LogLevel:Default", "Information")]
    [DataRow("Culture", "de-DE")]
    [DataRow("AzureAd:ClientId", Guid)]
    [DataRow("AzureAd:TenantId", Guid)]
    [DataRow("Admin:Name", "Shop Administrator")]
    [DataRow("Feature:NewCheckout", "true")]
    [DataRow("Storage:Container", "shop-images-dev-01")]
    [DataRow("Smtp:Sender", "orders@shop.test")]
    [DataRow("Smtp:From", "Shop <orders@shop.test>")]
    [DataRow("Certificate:Path", "/home/ada/dev.pfx")]
    [DataRow("Api:Base", "https://api.shop.test/v2")]
    [DataRow("PayPal:ClientId", Random)]
    [DataRow("Auth0:ClientId", Random)]
    [DataRow("Cognito:UserPoolId", "eu-west-1_34qBMYMGO")]
    [DataRow("Stripe:PublishableKey", Random)]
    [DataRow("Recaptcha:SiteKey", Random)]
    [DataRow("Vapid:PublicKey", Random)]
    [DataRow("Twilio:AccountSid", Random)]
    [DataRow("Certificate:Thumbprint", Random)]
    [DataRow("Kestrel:Certificate:Path", "%APPDATA%/ASP.NET/Https/Shop.pfx")]
    [DataRow("Cdn:Integrity", "sha384-" + Random + Random)]
    [DataRow("Sentry:Dsn", "https://3f1c5a9d2e7b4860c1d3e5f7" + "a9b2c4d6@o447951.ingest.sentry.io/5429219")]
    [DataRow("Database:Provider", "Npgsql.EntityFrameworkCore.PostgreSQL")]
    [DataRow("Chat:Model", "gpt-4o-mini-2024-07-18")]
    [DataRow("Chat:Model", "llama-3.1-70b-instruct")]
    public void OfAUserAreNotLookedFor(string key, string value)
    {
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "{{key}}": "{{value}}" }""");

        Assert.IsEmpty(gathering.Collect().Secrets, gathering.Values);
    }

    [TestMethod]
    [DataRow("PayPal:ClientSecret")]
    [DataRow("Recaptcha:SecretKey")]
    [DataRow("Vapid:PrivateKey")]
    [DataRow("Cache:Connection")]
    [DataRow("Admin:PasswordHash")]
    [DataRow("PublicApi:Password")]
    [DataRow("Other")]
    public void OfAUserAreNotTheseBesidePublicNames(string key)
    {
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "{{key}}": "{{Random}}" }""");

        Assert.IsFalse(gathering.Find(Random)!.IsDoubtful);
    }

    [TestMethod]
    public void OfAUserWithPublicNamesAreCounted()
    {
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "PayPal:ClientId": "{{Random}}" }""");

        Assert.AreEqual(ExclusionReason.PublicName, Assert.ContainsSingle(gathering.Collect().Exclusions).Reason);
    }

    [TestMethod]
    public void AreNoTokensUnderPublicNames()
    {
        var token = string.Concat("gh", "p_", "A7xk29QmTz4LwPs81BvNc6Yd5RfHj3Gu0EiK");
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "Feed:UserName": "{{token}}" }""");

        Assert.AreEqual("user-secret Feed:UserName", gathering.IdOf(token));
    }

    [TestMethod]
    [DataRow("FEED_PASSWORD", "kV8_" + "tR2!", DisplayName = "eight bytes")]
    [DataRow("FEED_PASSWORD", "k{V}8_tR2$(m)Q", DisplayName = "signs of a placeholder by chance")]
    [DataRow("FEED_PASSWORD", "summer-2024", DisplayName = "a weak password is one")]
    [DataRow("FEED_PASSWORD", "correct horse battery staple")]
    [DataRow("FEED_API_KEY", Guid, DisplayName = "a GUID under a secret's name")]
    [DataRow("FEED_TOKEN", "/aB3dE5fG7h+" + "J9kL1mN3pQ5rS7tU9vW1xY3zA5bC7dE=", DisplayName = "base64 that begins with a slash")]
    public void AreNotThese(string name, string value)
    {
        using var gathering = new Gathering().Set(name, value);

        Assert.AreEqual($"environment variable {name}", gathering.IdOf(value));
    }

    [TestMethod]
    [DataRow(true, true, DisplayName = "tracked")]
    [DataRow(false, false, DisplayName = "untracked")]
    public void StandInSettingsThatGitTracks(bool isTracked, bool isPublic)
    {
        const string Value = "s0me-public_Thing!";
        using var gathering = new Gathering().Set("Widget__Token", Value).Write("repo/.git/HEAD", "ref: refs/heads/main")
            .Write("repo/src/Shop/appsettings.json", $$"""{ "Widget": { "Token": "{{Value}}" } }""");
        const string Path = "src/Shop/appsettings.json";
        gathering.Write("repo/.git/index", $"DIRC....{(isTracked ? $"\0{(char)Path.Length}{Path}\0" : "")}");

        Assert.AreEqual(isPublic ? null : "environment variable Widget__Token", gathering.IdOf(Value));
    }

    [TestMethod]
    public void ShowNoValueInTheirAccount()
    {
        using var gathering = new Gathering().Set("FEED_PASSWORD", "sunflowers").Set("FEED_TOKEN", "kV8_" + "tR2!mQ4z").Write("home/.docker/config.json", "{ sunflowers");

        var gathered = gathering.Collect();
        var account = string.Join('\n', gathered.Account().Append(gathered.Summary));

        Assert.DoesNotContain("sunflowers", account);
        Assert.DoesNotContain("kV8_tR2!mQ4z", account);
        Assert.Contains("not looked for: environment variable FEED_PASSWORD (it is a word, or as simple as one)", account);
        Assert.Contains("looked for: environment variable FEED_TOKEN", account);
        Assert.Contains("config.json: it is no JSON", account);
        Assert.Contains("of what this build knows, 1 secret is looked for, and 1 value is not, 1 place could not be read", account);
    }
}
