using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Secrets;

[TestClass]
public sealed class SecretsOfAUser : IDisposable
{
    private readonly TemporaryFolder home = new();

    [TestMethod]
    [DataRow("""{ "Feed:Password": "correct-horse-9" }""", DisplayName = "flat")]
    [DataRow("""{ "Other": { "Password": "no" }, "feed": { "x": [1, { "a": "b" }], "PASSWORD": "correct-horse-9" } }""", DisplayName = "nested, in another case")]
    [DataRow("{ /* a comment */ \"Feed\": { \"Password\": \"correct-horse-9\", }, // another\n}", DisplayName = "with comments and trailing commas")]
    [DataRow("""{ "Feed:Password": "correct\u002Dhorse\u002d9" }""", DisplayName = "escaped")]
    [DataRow("\uFEFF{ \"Feed:Password\": \"correct-horse-9\" }", DisplayName = "with a byte order mark")]
    public void AreReadAsConfigurationReadsThem(string json)
    {
        home.Write(".microsoft/usersecrets/shop-1/secrets.json", Encoding.UTF8.GetBytes(json));

        Assert.AreEqual("correct-horse-9", Value("Feed:Password"));
    }

    [TestMethod]
    [DataRow("Keys:1", "second-one")]
    [DataRow("Keys:2:Name", "third-one")]
    [DataRow("Number", "123456")]
    public void MayBeElementsAndNumbers(string key, string expected)
    {
        home.Write(".microsoft/usersecrets/shop-1/secrets.json", """{ "Keys": ["first-one", "second-one", { "Name": "third-one" }], "Number": 123456 }""");

        Assert.AreEqual(expected, Value(key));
    }

    [TestMethod]
    public void LieInTheApplicationDataWhereThereIsOne()
    {
        home.Write("Microsoft/UserSecrets/shop-1/secrets.json", """{ "Feed:Password": "correct-horse-9" }""");

        Assert.AreEqual("correct-horse-9", Value("Feed:Password", "APPDATA"));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("{}")]
    [DataRow("""{ "Feed": "correct-horse-9", "Feed:Password:x": "correct-horse-9" }""")]
    [DataRow("""{ "Feed:Password": "" }""")]
    [DataRow("""{ "Feed:Password": null }""")]
    public void AreMissedOnlyIfRequired(string? json)
    {
        if (json is not null)
        {
            home.Write(".microsoft/usersecrets/shop-1/secrets.json", json);
        }

        Assert.AreEqual(DiagnosticCodes.MissingSecret, Assert.ThrowsExactly<SecretSafeException>(() => Value("Feed:Password")).Code);
        Assert.IsEmpty(Resolver("HOME").Resolve([new SecretReference.UserSecret("feed", "Feed:Password", "shop-1", Required: false)]));
    }

    [TestMethod]
    [DataRow("""{ "Feed:Password": "correct-horse-9"; }""")]
    [DataRow("""{ "Feed:Password": correct-horse-9 }""")]
    [DataRow("correct-horse-9")]
    [DataRow("")]
    public void AreNotQuotedWhenTheirFileIsDamaged(string json)
    {
        home.Write(".microsoft/usersecrets/shop-1/secrets.json", json);

        var thrown = Assert.ThrowsExactly<SecretSafeException>(() => Value("Feed:Missing"));

        Assert.AreEqual(DiagnosticCodes.MissingSecret, thrown.Code);
        Assert.DoesNotContain("horse", thrown.ToString());
    }

    [TestMethod]
    public void AreNotReadFromAnotherFolder()
    {
        home.Write(".microsoft/secrets.json", """{ "Feed:Password": "correct-horse-9" }""");

        Assert.ThrowsExactly<SecretSafeException>(() => Value("Feed:Password", id: ".."));
    }

    public void Dispose() => home.Dispose();

    private SecretResolver Resolver(string root) => new(name => name == root ? home.FullPath : null);

    private string Value(string key, string root = "HOME", string id = "shop-1")
    {
        using var secret = Assert.ContainsSingle(Resolver(root).Resolve([new SecretReference.UserSecret("feed", key, id)]));
        return Encoding.UTF8.GetString(secret.Value.Bytes);
    }
}
