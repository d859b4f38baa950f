using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class SecretsInParts
{
    private static readonly string Secret = string.Concat("kV8", "_tR2%", "mQ4zLp");

    [TestMethod]
    public void AreOneFindingWithTheirWhole()
    {
        var whole = $"Server=db;User Id=shop;Pass{"word"}={Secret};Encrypt=true";
        using var gathering = new Gathering().Set("ConnectionStrings__Shop", whole);
        var known = gathering.Collect().Secrets;

        Assert.AreEqual("environment variable ConnectionStrings__Shop 1+", Scan(known, $"x{whole}"));
        Assert.AreEqual("environment variable ConnectionStrings__Shop 3+", Scan(known, $"is {Secret}"));
        Assert.AreEqual("environment variable ConnectionStrings__Shop 0+", Scan(known, Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret))));
        Assert.AreEqual("", Scan(known, $"is {Secret[..^1]}x"));
    }

    [TestMethod]
    public void OfAnAddressAreLookedForEncodedAndNot()
    {
        var encoded = Uri.EscapeDataString(Secret);
        using var gathering = new Gathering().Set("FEED", $"https://ci:{encoded}@feed.test/v3?access_token={Secret[..8]}0001");

        Assert.IsNotNull(gathering.IdOf(Secret), gathering.Values);
        Assert.IsNotNull(gathering.IdOf(encoded), gathering.Values);
        Assert.IsNotNull(gathering.IdOf($"{Secret[..8]}0001"), gathering.Values);
    }

    [TestMethod]
    public void OfAPemTextAreItsPrivateKeys()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        var publicPem = key.ExportSubjectPublicKeyInfoPem();
        var body = string.Concat(pem.Split('\n')[1..^1]);
        using var gathering = new Gathering().Set("SIGNING_KEY", $"{publicPem}\n{pem}\n");

        Assert.IsNotNull(gathering.IdOf(pem));
        Assert.IsNotNull(gathering.IdOf(body), "without line ends");
        Assert.IsEmpty(Scanned.Of($"{publicPem}\n", [], gathering.Collect().Secrets).Detections);
    }

    [TestMethod]
    public void OfAnArmouredKeyAreItsWhole()
    {
        var armoured = $"-----BEGIN PGP PRIVATE {"KEY"} BLOCK-----\n\n{Convert.ToBase64String(RandomNumberGenerator.GetBytes(48))}\n=ab1C\n-----END PGP PRIVATE {"KEY"} BLOCK-----";
        using var gathering = new Gathering().Set("GPG_PRIVATE_KEY", armoured);

        Assert.AreEqual("environment variable GPG_PRIVATE_KEY", gathering.IdOf(armoured), gathering.Values);
    }

    [TestMethod]
    public void OfAPemTextInOneLineAreLookedForInLines()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var pem = key.ExportPkcs8PrivateKeyPem();
        using var gathering = new Gathering().Set("SIGNING_KEY", pem.Replace("\n", "\\n", StringComparison.Ordinal));

        Assert.AreEqual("environment variable SIGNING_KEY", gathering.IdOf(pem));
    }

    [TestMethod]
    public void OfDocumentsLieDeep()
    {
        var document = $$"""{ "services": [{ "name": "db", "uri": "postgres://shop:{{Uri.EscapeDataString(Secret)}}@db:5432/shop", "apiKey": "{{Secret}}1" }] }""";
        using var gathering = new Gathering().Set("VCAP_SERVICES", document);

        Assert.AreEqual("environment variable VCAP_SERVICES", gathering.IdOf(Secret), gathering.Values);
        Assert.AreEqual("environment variable VCAP_SERVICES", gathering.IdOf($"{Secret}1"), gathering.Values);
    }

    [TestMethod]
    public void ThatAreShortLeaveTheWhole()
    {
        const string Whole = "Username=ci;Pass" + "word=a1!b2?";
        using var gathering = new Gathering().Set("NuGetPackageSourceCredentials_shop", Whole);

        Assert.AreEqual("environment variable NuGetPackageSourceCredentials_shop", gathering.IdOf(Whole));
        Assert.HasCount(1, gathering.Collect().Secrets);
    }

    [TestMethod]
    public void OfSeveralPlacesAreOneSecret()
    {
        using var gathering = new Gathering().Set("FEED_TOKEN", Secret).Set("OTHER_TOKEN", Secret).Write("home/.netrc", $"machine feed.test password {Secret}");
        using var item = new KnownSecret("feed", new(Encoding.UTF8.GetBytes($"{Secret}\n")));

        Assert.AreEqual("environment variable FEED_TOKEN", Assert.ContainsSingle(gathering.Collect().Secrets).Id);
        Assert.IsEmpty(gathering.Collect().Beside([item]));
    }

    [TestMethod]
    public void HaveIdsOfTheirOwn()
    {
        using var gathering = new Gathering().Write("home/.netrc", $"machine feed.test password {Secret}\nmachine feed.test login b password {Secret}2");

        Assert.AreEqual(".netrc password for feed.test", gathering.IdOf(Secret));
        Assert.AreEqual(".netrc password for feed.test (2)", gathering.IdOf($"{Secret}2"));
    }

    [TestMethod]
    public void AreReadFromWhatGitIncludes()
    {
        using var gathering = new Gathering();
        gathering.Write("home/.gitconfig", "[includeIf \"gitdir:/elsewhere/\"]\n\tpath = ~/work.config\n[include]\n\tpath = .gitconfig\n")
            .Write("home/work.config", $"[http]\n\textraHeader = \"Authorization: Bearer {Secret}\"\n");

        Assert.AreEqual("git setting http.extraHeader", gathering.IdOf(Secret), gathering.Values);
    }

    [TestMethod]
    public void AreReadFromTheRepositoryOfAWorktree()
    {
        using var gathering = new Gathering();
        gathering.Write("repo/.git", $"gitdir: {gathering.In("main/.git/worktrees/shop")}\n").Write("main/.git/worktrees/shop/commondir", "../..\n")
            .Write("main/.git/config", $"[remote \"origin\"]\n\turl = https://ci:{Secret}@git.test/shop.git\n");

        Assert.AreEqual("git setting remote.origin.url", gathering.IdOf(Secret), gathering.Values);
    }

    [TestMethod]
    [DataRow("home/.docker/config.json")]
    [DataRow("home/.nuget/NuGet/NuGet.Config")]
    [DataRow("home/.microsoft/usersecrets/shop-1/secrets.json")]
    [DataRow("home/.local/share/MicrosoftCredentialProvider/SessionTokenCache.dat")]
    public void OfDamagedFilesAreSaidToBeUnread(string path)
    {
        using var gathering = new Gathering().Write(path, "<{ not one");

        var unread = Assert.ContainsSingle(gathering.Collect().Unread);

        Assert.StartsWith(gathering.In(path), unread);
        Assert.DoesNotContain("not one", unread);
    }

    [TestMethod]
    public void OfLongFilesAreSaidToBeUnread()
    {
        using var gathering = new Gathering().Write("home/.netrc", new string('x', 2 * 1024 * 1024));

        Assert.EndsWith("it has more than 1,048,576 bytes", Assert.ContainsSingle(gathering.Collect().Unread));
    }

    private static string Scan(IReadOnlyList<KnownSecret> known, string content) =>
        string.Join('\n', Scanned.Of(content, [], known).Detections.Select(found => $"{found.SecretId} {found.Offset}+"));
}
