using System.Diagnostics;
using System.Globalization;
using System.Text;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class SecretsGatheredByTheTool(TestContext context) : IDisposable
{
    private const string Leaks = "home/repo/app";

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> variables = [];

    public void Dispose() => folder.Dispose();

    [TestMethod]
    [DataRow("auto", ExitCode.Clean)]
    [DataRow("none", ExitCode.Clean)]
    [DataRow("all", ExitCode.Usage)]
    public async Task AreAChoice(string known, int exitCode)
    {
        folder.Write($"{Leaks}/notes.txt", "hello");

        var tool = await AuditAsync("--known-secrets", known);

        Assert.AreEqual(exitCode, tool.ExitCode, tool.Output + tool.Error);
    }

    [TestMethod]
    public async Task AreFoundWhateverPlaceHoldsThem()
    {
        // arrange: each place has a value of its own, and each value a file that leaks it in base64
        var places = Places().ToList();
        foreach (var (number, place) in places.Index())
        {
            place.Write(Value(number));
            folder.Write($"{Leaks}/{number:00}.txt", Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{Value(number)}")));
        }

        // act
        var tool = await AuditAsync("--known-secrets", "auto");

        // assert
        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Output + tool.Error);
        foreach (var (number, place) in places.Index())
        {
            Assert.Contains($"known secret '{place.Id}'", tool.Output);
            Assert.Contains($"{number:00}.txt:1:", tool.Output);
        }

        AssertShowsNoValue(tool, places.Count);
    }

    [TestMethod]
    public async Task AreCountedAndOnRequestNamed()
    {
        folder.Write($"{Leaks}/notes.txt", "hello");
        variables["FEED_TOKEN"] = Value(1);
        variables["SIMPLE_PASSWORD"] = "sunflowers";
        folder.Write("home/.docker/config.json", "{ sunflowers");

        var brief = await AuditAsync("--known-secrets", "auto");
        var listed = await AuditAsync("--known-secrets", "auto", "--list-known-secrets", "--quiet");
        var quiet = await AuditAsync("--known-secrets", "auto", "--quiet");

        Assert.AreEqual(ExitCode.Clean, brief.ExitCode, brief.Error);
        Assert.AreEqual("secretsafe: of what this build knows, 1 secret is looked for, and 1 value is not, 1 place could not be read", brief.Error.Trim());
        Assert.Contains("secretsafe: looked for: environment variable FEED_TOKEN\n", listed.Error);
        Assert.Contains("secretsafe: not looked for: environment variable SIMPLE_PASSWORD (it is a word, or as simple as one)\n", listed.Error);
        Assert.Contains("secretsafe: not read: ", listed.Error);
        Assert.DoesNotContain("sunflowers", brief.Error + listed.Error + listed.Output);
        Assert.AreEqual("", quiet.Error + quiet.Output);
        AssertShowsNoValue(listed, 2);
    }

    private static string Value(int number) => string.Create(CultureInfo.InvariantCulture, $"kV8{"_tR2!"}mQ4zLp{number:00}");

    private static void AssertShowsNoValue(Tool tool, int count)
    {
        for (var number = 0; number < count; number++)
        {
            Assert.DoesNotContain(Value(number), tool.Output + tool.Error);
            Assert.DoesNotContain(Convert.ToBase64String(Encoding.UTF8.GetBytes($"xy{Value(number)}")), tool.Output + tool.Error);
        }
    }

    private IEnumerable<(string Id, Action<string> Write)> Places()
    {
        static string Basic(string value) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"ci:{value}"));

        yield return ("environment variable FEED_TOKEN", value => variables["FEED_TOKEN"] = value);
        yield return ("environment variable SYSTEM_ACCESSTOKEN", value => variables["SYSTEM_ACCESSTOKEN"] = value);
        yield return ("environment variable DOTNET_CONTAINER_REGISTRY_PWORD", value => variables["DOTNET_CONTAINER_REGISTRY_PWORD"] = value);
        yield return ("environment variable NuGetPackageSourceCredentials_a", value => variables["NuGetPackageSourceCredentials_a"] = $"Username=u;Password={value}");
        yield return ("environment variable ConnectionStrings__Shop", value => variables["ConnectionStrings__Shop"] = $"Server=db;User Id=sa;Password={value}");
        yield return ("environment variable VSS_NUGET_EXTERNAL_FEED_ENDPOINTS", value => variables["VSS_NUGET_EXTERNAL_FEED_ENDPOINTS"] =
            $$"""{"endpointCredentials":[{"endpoint":"https://feed.test/index.json","username":"u","password":"{{value}}"}]}""");
        yield return ("NuGet source near", value => folder.Write("home/repo/nuget.config", NuGetConfig("near", value)));
        yield return ("NuGet source user", value => folder.Write("home/.nuget/NuGet/NuGet.Config", NuGetConfig("user", value)));
        yield return ("docker login at reg.test", value => folder.Write("home/.docker/config.json", $$"""{ "auths": { "reg.test": { "auth": "{{Basic(value)}}" } } }"""));
        yield return ("git setting http.git.test.extraheader", value => folder.Write("home/repo/.git/config", $"[http \"https://git.test/\"]\n\textraheader = AUTHORIZATION: basic {Basic(value)}\n"));
        yield return ("git credential for hub.test", value => folder.Write("home/.git-credentials", $"https://u:{value}@hub.test\n"));
        yield return (".netrc password for net.test", value => folder.Write("home/.netrc", $"machine net.test login u password {value}\n"));
        yield return ("npm login at npm.test", value => folder.Write("home/.npmrc", $"//npm.test/:_authToken={value}\n"));
        yield return ("pip.conf setting global.index-url", value => folder.Write("home/.config/pip/pip.conf", $"[global]\nindex-url = https://u:{value}@pip.test/simple\n"));
        yield return (".pypirc setting pypi.password", value => folder.Write("home/.pypirc", $"[pypi]\nusername = __token__\npassword = {value}\n"));
        yield return ("session token for pkgs.dev.azure.com", value => folder.Write("home/.local/share/MicrosoftCredentialProvider/SessionTokenCache.dat", $$"""{"https://pkgs.dev.azure.com/c/_packaging/f/nuget/v3/index.json":"{{value}}"}"""));
    }

    private static string NuGetConfig(string source, string password) =>
        $"<configuration><packageSourceCredentials><{source}><add key=\"Username\" value=\"u\" /><add key=\"ClearTextPassword\" value=\"{password}\" /></{source}></packageSourceCredentials></configuration>";

    // A process of its own: its home and its environment are fresh.
    private async Task<Tool> AuditAsync(params string[] options)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ExitCode).Assembly.Location, "audit", $"dir:{folder[Leaks]}", .. options])
        {
            WorkingDirectory = folder["home/repo"],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in variables.Append(new("PATH", Environment.GetEnvironmentVariable("PATH")!)).Append(new("HOME", folder["home"])))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(context.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(context.CancellationToken);
        await process.WaitForExitAsync(context.CancellationToken);
        return new(process.ExitCode, await output, error);
    }
}
