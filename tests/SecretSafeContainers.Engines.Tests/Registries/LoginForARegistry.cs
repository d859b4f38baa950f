using System.Text;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

// A script that was just written cannot be started (ETXTBSY) while a process that another test starts still holds its file.
[TestClass]
[DoNotParallelize]
public sealed class LoginForARegistry(TestContext context)
{
    private static readonly string Password = "pass-" + new string('w', 12);
    private static readonly string Other = "other-" + new string('v', 12);

    [TestMethod]
    [DataRow(RegistryPurpose.BaseImage, "PULL", DisplayName = "a base image")]
    [DataRow(RegistryPurpose.PublishedImage, "PULL", DisplayName = "a published image")]
    [DataRow(RegistryPurpose.Deletion, "PUSH", DisplayName = "a deletion")]
    public async Task ComesFromTheVariablesOfThePurposeFirst(RegistryPurpose purpose, string expected)
    {
        using var logins = Logins(
            ("DOTNET_CONTAINER_PULL_REGISTRY_UNAME", "PULL"), ("DOTNET_CONTAINER_PULL_REGISTRY_PWORD", Password),
            ("DOTNET_CONTAINER_PUSH_REGISTRY_UNAME", "PUSH"), ("DOTNET_CONTAINER_PUSH_REGISTRY_PWORD", Password),
            ("DOTNET_CONTAINER_REGISTRY_UNAME", "general"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        var search = await logins.FindAsync(Image("a.example"), purpose, context.CancellationToken);

        Assert.Contains($"_{expected}_", search.Credential!.Source);
    }

    [TestMethod]
    [DataRow(RegistryPurpose.BaseImage, false, DisplayName = "not for a base image")]
    [DataRow(RegistryPurpose.PublishedImage, true, DisplayName = "for a published image")]
    [DataRow(RegistryPurpose.Deletion, true, DisplayName = "for a deletion")]
    public async Task ComesFromTheOlderVariables(RegistryPurpose purpose, bool isExpected)
    {
        using var logins = Logins(("SDK_CONTAINER_REGISTRY_UNAME", "user"), ("SDK_CONTAINER_REGISTRY_PWORD", Password));

        var search = await logins.FindAsync(Image("a.example"), purpose, context.CancellationToken);

        Assert.AreEqual(isExpected, search.Credential is not null);
    }

    [TestMethod]
    public async Task ComesFromVariablesBeforeFiles()
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Auths("a.example", Other));
        using var logins = Logins(("DOCKER_CONFIG", folder.FullPath), ("DOTNET_CONTAINER_REGISTRY_UNAME", "user"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.AreEqual(Password, FoundBy(logins));
    }

    [TestMethod]
    [DataRow("a.example", "a.example", "app", DisplayName = "by its name")]
    [DataRow("https://a.example", "a.example", "app", DisplayName = "by its address")]
    [DataRow("https://a.example/v2/", "a.example", "app", DisplayName = "by its API's address")]
    [DataRow("a.example/team", "a.example", "team/app", DisplayName = "by a part of it")]
    [DataRow("https://index.docker.io/v1/", "docker.io", "library/app", DisplayName = "by Docker Hub's old key")]
    [DataRow("docker.io", "docker.io", "library/app", DisplayName = "by Docker Hub's name")]
    public async Task IsFoundInAFile(string key, string registry, string repository)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Auths(key, Password));
        using var logins = Logins(("DOCKER_CONFIG", folder.FullPath));

        await logins.FindAsync(new RegistryReference(registry, repository, "1", null), RegistryPurpose.BaseImage, context.CancellationToken);

        Assert.AreEqual(Password, FoundBy(logins));
    }

    [TestMethod]
    [DataRow("b.example", DisplayName = "another registry's")]
    [DataRow("a.example.evil", DisplayName = "a longer name's")]
    [DataRow("a.example:5000", DisplayName = "another port's")]
    [DataRow("a.example/other", DisplayName = "another part's")]
    [DataRow("a.example/ap", DisplayName = "a part of a name's")]
    public async Task IsNotThatOfAnother(string key)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", Auths(key, Password));
        using var logins = Logins(("DOCKER_CONFIG", folder.FullPath));

        var search = await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.AreEqual(new CredentialSearch(null, null), search);
    }

    [TestMethod]
    public async Task IsFoundInPodmansFileFirst()
    {
        using var folder = new TemporaryFolder();
        folder.Write("run/containers/auth.json", Auths("a.example", Password));
        folder.Write("docker/config.json", Auths("a.example", Other));
        using var logins = Logins(("XDG_RUNTIME_DIR", folder["run"]), ("DOCKER_CONFIG", folder["docker"]));

        await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.AreEqual(Password, FoundBy(logins));
    }

    [TestMethod]
    [DataRow("{ not json", DisplayName = "no JSON")]
    [DataRow("[]", DisplayName = "no object")]
    public async Task InADamagedFileIsNotedWithoutItsContent(string text)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", text + Password);
        using var logins = Logins(("DOCKER_CONFIG", folder.FullPath));

        var search = await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.IsNull(search.Credential);
        Assert.Contains("config.json", search.Note!);
        Assert.DoesNotContain(Password, search.Note!);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    [DataRow("credHelpers", DisplayName = "for one registry")]
    [DataRow("credsStore", DisplayName = "for all")]
    public async Task ComesFromAHelperThatIsToldTheRegistryAlone(string kind)
    {
        using var folder = new TemporaryFolder();
        Helper(folder, $$"""read server; echo "$server $*" >> '{{folder["asked"]}}'; printf '{"Username":"user","Secret":"%s%s"}' pass- wwwwwwwwwwww""");
        folder.Write("config.json", kind == "credsStore" ? """{"credsStore":"test"}""" : """{"credHelpers":{"b.example":"absent","a.example":"test"}}""");
        using var logins = Logins(("DOCKER_CONFIG", folder.FullPath), ("PATH", $"{folder.FullPath}:/usr/bin:/bin"));

        await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);
        await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.AreEqual(Password, FoundBy(logins));
        Assert.AreEqual("a.example get\n", await File.ReadAllTextAsync(folder["asked"], context.CancellationToken));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    [DataRow("echo 'credentials not found in native keychain'; exit 1", null, DisplayName = "has none")]
    [DataRow("echo pass-wwwwwwwwwwww >&2; echo pass-wwwwwwwwwwww; exit 3", "exit code 3", DisplayName = "fails")]
    [DataRow("echo pass-wwwwwwwwwwww", "no answer", DisplayName = "gives no answer")]
    [DataRow("yes pass-wwwwwwwwwwww", "could not be run", DisplayName = "never ends talking")]
    [DataRow("exec sleep 600", "did not answer", DisplayName = "never answers")]
    public async Task OfAHelperThatFailsIsNotedWithoutWhatItPrinted(string script, string? expected)
    {
        using var folder = new TemporaryFolder();
        Helper(folder, script);
        folder.Write("config.json", """{"credsStore":"test"}""");
        var variables = new Dictionary<string, string> { ["DOCKER_CONFIG"] = folder.FullPath, ["PATH"] = $"{folder.FullPath}:/usr/bin:/bin", ["HOME"] = folder.FullPath };
        var timeout = script.Contains("sleep", StringComparison.Ordinal) ? TimeSpan.FromMilliseconds(200) : TimeSpan.FromMinutes(1);
        using var logins = new RegistryLogins(variables.GetValueOrDefault, timeout);

        var search = await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.IsNull(search.Credential);
        Assert.AreEqual(expected is null, search.Note is null, search.Note);
        Assert.IsTrue(search.Note?.Contains(expected!, StringComparison.Ordinal) ?? true, search.Note);
        Assert.IsFalse(search.Note?.Contains(Password, StringComparison.Ordinal) ?? false);
    }

    [TestMethod]
    [DataRow("../evil", DisplayName = "with a path")]
    [DataRow("a;b", DisplayName = "with a command")]
    [DataRow("absent", DisplayName = "that does not exist")]
    public async Task OfAHelperIsNotedWhenItsNameIsNone(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("config.json", $$"""{"credsStore":"{{name}}"}""");
        using var logins = Logins(("DOCKER_CONFIG", folder.FullPath), ("PATH", folder.FullPath));

        var search = await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.Contains("not on the PATH", search.Note!);
    }

    [TestMethod]
    public async Task PrintsNothing()
    {
        using var logins = Logins(("DOTNET_CONTAINER_REGISTRY_UNAME", "user"), ("DOTNET_CONTAINER_REGISTRY_PWORD", Password));

        var search = await logins.FindAsync(Image("a.example"), RegistryPurpose.PublishedImage, context.CancellationToken);

        Assert.AreEqual("***", search.Credential!.ToString());
        Assert.DoesNotContain(Password, search.ToString());
    }

    private static RegistryReference Image(string registry) => new(registry, "app", "1", null);

    private static RegistryLogins Logins(params (string Name, string Value)[] variables) => Reading.With(variables).Logins;

    private static string Auths(string key, string password) =>
        $$$"""{"auths":{"{{{key}}}":{"auth":"{{{Convert.ToBase64String(Encoding.UTF8.GetBytes("user:" + password))}}}"} } }""";

    private static string FoundBy(RegistryLogins logins)
    {
        using var secret = Assert.ContainsSingle(logins.KnownSecrets());
        return Encoding.UTF8.GetString(secret.Value.Bytes);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Helper(TemporaryFolder folder, string script) =>
        File.SetUnixFileMode(folder.Write("docker-credential-test", $"#!/bin/sh\n{script}\n"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
