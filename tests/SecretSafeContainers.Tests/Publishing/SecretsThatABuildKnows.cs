using System.Text;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class SecretsThatABuildKnows
{
    // Assembled, so that no rule finds it here.
    private static readonly string Secret = string.Concat("kV8", "_tR2!", "mQ4zLp");
    private static readonly string Encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes($"ci:{Secret}"));

    [TestMethod]
    [DataRow("FEED_PASSWORD")]
    [DataRow("NUGET_PAT")]
    [DataRow("SYSTEM_ACCESSTOKEN")]
    [DataRow("GITHUB_TOKEN")]
    [DataRow("GH_TOKEN")]
    [DataRow("ACTIONS_ID_TOKEN_REQUEST_TOKEN")]
    [DataRow("ACTIONS_RUNTIME_TOKEN")]
    [DataRow("DOTNET_CONTAINER_REGISTRY_PWORD")]
    [DataRow("DOTNET_CONTAINER_PUSH_REGISTRY_PWORD")]
    [DataRow("SDK_CONTAINER_REGISTRY_PWORD")]
    [DataRow("AZURE_CLIENT_SECRET")]
    [DataRow("AWS_SECRET_ACCESS_KEY")]
    [DataRow("Smtp__Password")]
    [DataRow("PGPASSWORD")]
    [DataRow("StripeApiKey")]
    [DataRow("REDIS_CACHE_PASSWORD")]
    [DataRow("CACHE_ACCESS_TOKEN")]
    [DataRow("GPG_PASSPHRASE")]
    [DataRow("GPG_PRIVATE_KEY_BASE64")]
    [DataRow("PublicApi__Password")]
    [DataRow("VITE_ADMIN_PASSWORD")]
    [DataRow("PASSWORD_HASH")]
    [DataRow("SEARCH_KEY", DisplayName = "a weak name, and a value with the looks")]
    public void AreInVariablesWithNamesThatSaySo(string name)
    {
        using var gathering = new Gathering().Set(name, Secret);

        Assert.AreEqual($"environment variable {name}", gathering.IdOf(Secret));
    }

    [TestMethod]
    [DataRow("FEED_PASSWORD_FILE")]
    [DataRow("TOKEN_URL")]
    [DataRow("PUBLIC_KEY")]
    [DataRow("PUBLIC_SIGNING_KEY")]
    [DataRow("GPG_SIGNING_KEY")]
    [DataRow("RECAPTCHA_SITE_KEY")]
    [DataRow("NUGET_CACHE_KEY")]
    [DataRow("PWD")]
    [DataRow("OLDPWD")]
    [DataRow("GIT_ASKPASS")]
    [DataRow("BUILD_SOURCEVERSION")]
    [DataRow("TOKENIZERS_PARALLELISM")]
    [DataRow("ACTIONS_ID_TOKEN_REQUEST_URL")]
    public void AreNotInOtherVariables(string name)
    {
        using var gathering = new Gathering().Set(name, Secret);

        Assert.IsEmpty(gathering.Collect().Secrets);
    }

    [TestMethod]
    public void AreWhatARuleRecognisesWhateverItsName()
    {
        var token = string.Concat("gh", "p_", "A7xk29QmTz4LwPs81BvNc6Yd5RfHj3Gu0EiK");
        using var gathering = new Gathering().Set("WHATEVER", $"see {token} there");

        Assert.AreEqual("environment variable WHATEVER", gathering.IdOf(token), gathering.Values);
    }

    [TestMethod]
    public void AreAllUserSecrets()
    {
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "Smtp": { "Password": "{{Secret}}", "Sender": "shop-orders@" }, "Keys": ["{{Secret}}1"] }""");

        Assert.AreEqual("user-secret Smtp:Password", gathering.IdOf(Secret));
        Assert.AreEqual("user-secret Keys:0", gathering.IdOf($"{Secret}1"));
    }

    [TestMethod]
    [DataRow("Smtp:Password", "plainwordsonly", false, DisplayName = "secret by its key")]
    [DataRow("Smtp:Other", "kV8_tR2!mQ4z", false, DisplayName = "secret by its value")]
    [DataRow("Smtp:Other", "not+very=special", true, DisplayName = "neither")]
    public void OfAUserAreDoubtfulWithoutTheLooks(string key, string value, bool isDoubtful)
    {
        using var gathering = new Gathering().Write("home/.microsoft/usersecrets/shop-1/secrets.json", $$"""{ "{{key}}": "{{value}}" }""");

        Assert.AreEqual(isDoubtful, gathering.Find(value)?.IsDoubtful);
    }

    [TestMethod]
    [DataRow("repo/src/Shop/nuget.config")]
    [DataRow("repo/NuGet.Config")]
    [DataRow("home/.nuget/NuGet/NuGet.Config")]
    [DataRow("home/.nuget/NuGet/config/company.Config")]
    [DataRow("etc/opt/NuGet/Config/company.config")]
    public void AreInNuGetsFiles(string path)
    {
        using var gathering = new Gathering().Write(path, NuGetConfig("ClearTextPassword", Secret));

        Assert.AreEqual("NuGet source my shop", gathering.IdOf(Secret));
    }

    [TestMethod]
    public void AreInTheVariablesThatNuGetsFilesName()
    {
        using var gathering = new Gathering().Write("repo/nuget.config", NuGetConfig("ClearTextPassword", "%SHOPFEED%")).Set("SHOPFEED", Secret);

        Assert.AreEqual("NuGet source my shop", gathering.IdOf(Secret));
    }

    [TestMethod]
    [DataRow("NuGetPackageSourceCredentials_shop", "Username=ci;Password={0}")]
    [DataRow("NuGetPackageSourceCredentials_shop", "Username=ci;Password={0};ValidAuthenticationTypes=basic")]
    [DataRow("VSS_NUGET_EXTERNAL_FEED_ENDPOINTS", """{"endpointCredentials":[{"endpoint":"https://feed.test/index.json","username":"ci","password":"{0}"}]}""")]
    [DataRow("ConnectionStrings__Shop", "Server=db;User Id=shop;Password={0}")]
    [DataRow("SHOP_CONNECTION_STRING", "Server=db;Uid=shop;Pwd='{0}'")]
    [DataRow("CACHE", "rediss://:{0}@cache.shop.test:6380/0")]
    [DataRow("REDIS_CONNECTIONSTRING", "cache:6380,password={0},ssl=True")]
    [DataRow("QUEUE_CONNECTIONSTRING", "Endpoint=sb://shop.test/;SharedAccessKeyName=all;SharedAccessKey={0}")]
    [DataRow("AUTH_HEADER_TOKEN", "Bearer {0}")]
    [DataRow("AZURE_CREDENTIALS", """{"clientId":"7e0f1a1c-5e43-4a3c-9d1e-0f5a3b8c7d21","clientSecret":"{0}"}""")]
    public void ArePartsOfWhatVariablesHold(string name, string form)
    {
        var whole = form.Replace("{0}", Secret, StringComparison.Ordinal);
        using var gathering = new Gathering().Set(name, whole);

        Assert.AreEqual($"environment variable {name}", gathering.IdOf(Secret), gathering.Values);
        Assert.AreEqual($"environment variable {name}", gathering.IdOf(whole), gathering.Values);
    }

    [TestMethod]
    [DataRow("home/.docker/config.json", """{ "auths": { "ghcr.io": { "auth": "{1}" } } }""", "docker login at ghcr.io")]
    [DataRow("home/.config/containers/auth.json", """{ "auths": { "quay.io/shop": { "auth": "{1}" } } }""", "docker login at quay.io/shop")]
    [DataRow("home/.docker/config.json", """{ "auths": { "ghcr.io": { "identitytoken": "{0}" } } }""", "docker login at ghcr.io")]
    [DataRow("home/.gitconfig", "[http \"https://dev.azure.com/\"]\n\textraheader = AUTHORIZATION: basic {1}\n", "git setting http.dev.azure.com.extraheader")]
    [DataRow("repo/.git/config", "[http \"https://dev.azure.com/\"]\n\textraheader = AUTHORIZATION: bearer {0}\n", "git setting http.dev.azure.com.extraheader")]
    [DataRow("repo/.git/config", "[remote \"origin\"]\n\turl = https://ci:{0}@git.test/shop.git\n", "git setting remote.origin.url")]
    [DataRow("etc/gitconfig", "[url \"https://x-access-token:{0}@github.com/\"]\n\tinsteadOf = https://github.com/\n", "git setting url.github.com")]
    [DataRow("home/.git-credentials", "https://ci:{0}@git.test\n", "git credential for git.test")]
    [DataRow("home/.netrc", "machine feed.test\n  login ci\n  password {0}\n", ".netrc password for feed.test")]
    [DataRow("home/_netrc", "machine feed.test login ci password {0}", ".netrc password for feed.test")]
    [DataRow("home/.npmrc", "//npm.test/:_authToken={0}\n", "npm login at npm.test")]
    [DataRow("repo/.npmrc", "//npm.test/:_auth={1}\n", "npm login at npm.test")]
    [DataRow("repo/src/Shop/.npmrc", "//npm.test/:_password={2}\n", "npm login at npm.test")]
    [DataRow("home/.config/pip/pip.conf", "[global]\nindex-url = https://ci:{0}@pypi.test/simple\n", "pip.conf setting global.index-url")]
    [DataRow("home/.pip/pip.conf", "[global]\nextra-index-url =\n    https://pypi.org/simple\n    https://ci:{0}@pypi.test/simple\n", "pip.conf setting global.extra-index-url")]
    [DataRow("home/.pypirc", "[pypi]\nusername = ci\npassword = {0}\n", ".pypirc setting pypi.password")]
    [DataRow("home/.local/share/MicrosoftCredentialProvider/SessionTokenCache.dat", """{ "https://pkgs.test/shop/": "{0}" }""", "session token for pkgs.test")]
    public void AreInFilesOfTheUserAndTheRepository(string path, string form, string id)
    {
        var text = form.Replace("{0}", Secret, StringComparison.Ordinal).Replace("{1}", Encoded, StringComparison.Ordinal)
            .Replace("{2}", Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)), StringComparison.Ordinal);
        using var gathering = new Gathering().Write(path, text);

        Assert.AreEqual(id, gathering.IdOf(Secret), gathering.Values);
    }

    private static string NuGetConfig(string key, string value) => $"""
        <?xml version="1.0" encoding="utf-8"?>
        <configuration>
          <packageSourceCredentials>
            <my_x0020_shop>
              <add key="Username" value="ci" />
              <add key="{key}" value="{value}" />
            </my_x0020_shop>
          </packageSourceCredentials>
        </configuration>
        """;
}
