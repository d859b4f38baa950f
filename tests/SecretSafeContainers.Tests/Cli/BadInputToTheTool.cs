using SecretSafeContainers.Cli;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class BadInputToTheTool : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [TestMethod]
    [DataRow("SSC4001", "missing", DisplayName = "a missing file")]
    [DataRow("SSC4002", "text", DisplayName = "no image")]
    [DataRow("SSC4002", "empty", DisplayName = "an empty file")]
    [DataRow("SSC4003", "cut", DisplayName = "a truncated archive")]
    [DataRow("SSC4003", "cut-layer", DisplayName = "a truncated layer")]
    [DataRow("SSC4004", "forged", DisplayName = "a digest mismatch")]
    [DataRow("SSC4005", "absent-layer", DisplayName = "an absent blob")]
    [DataRow("SSC4006", "artifact", DisplayName = "an unknown media type")]
    [DataRow("SSC4009", "no-layers", DisplayName = "an empty image")]
    public async Task IsNamedAndNeverClean(string code, string kind)
    {
        var tool = await Tool.RunAsync("audit", $"archive:{Make(kind)}");

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode, tool.Output + tool.Error);
        Assert.Contains(code, tool.Output);
        Assert.DoesNotContain("CLEAN", tool.Output);
        Assert.DoesNotContain("   at ", tool.Output + tool.Error);
    }

    [TestMethod]
    public async Task OfAnEmptyFolderIsNotClean()
    {
        Directory.CreateDirectory(folder["empty"]);

        var tool = await Tool.RunAsync("audit", $"dir:{folder["empty"]}");

        Assert.AreEqual(ExitCode.Incomplete, tool.ExitCode);
        Assert.Contains("SSC4009", tool.Output);
    }

    [TestMethod]
    [DataRow("", DisplayName = "a bare name")]
    [DataRow("docker:", DisplayName = "a source of a later version")]
    [DataRow("archive:/nonexistent/", DisplayName = "an absent file")]
    public async Task IsNotRepeatedWhereItHoldsACredential(string prefix)
    {
        var token = "gh" + "p_" + ExampleText.Alphanumeric(36);

        var tool = await Tool.RunAsync("audit", prefix + token);

        Assert.DoesNotContain(token, tool.Output + tool.Error);
        Assert.Contains("***", tool.Output + tool.Error);
    }

    [TestMethod]
    [DataRow("audit", DisplayName = "no image")]
    [DataRow("frob", DisplayName = "an unknown command")]
    [DataRow("audit dir:. --level grave", DisplayName = "an unknown level")]
    [DataRow("audit dir:. --frob", DisplayName = "an unknown option")]
    [DataRow("audit dir:. --platform linux", DisplayName = "half a platform")]
    [DataRow("audit archive:", DisplayName = "an empty path")]
    [DataRow("audit log:", DisplayName = "a log without a path")]
    [DataRow("audit docker:", DisplayName = "an empty name")]
    [DataRow("audit podman:--root=/", DisplayName = "a name that is an option")]
    [DataRow("audit dir:. --known-secret k=env:SSC_TEST_NOT_SET", DisplayName = "an unset variable")]
    [DataRow("audit dir:. --known-secret k=file:/nonexistent/k", DisplayName = "an absent file of a secret")]
    [DataRow("explain SSC9999", DisplayName = "an unknown code")]
    [DataRow("", DisplayName = "nothing")]
    public async Task IsWrongUsage(string line)
    {
        var tool = await Tool.RunAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode, tool.Output + tool.Error);
    }

    [TestMethod]
    [DataRow("--known-secret", "k=Typed-Value-7q", DisplayName = "in place of a reference")]
    [DataRow("--known-secret", "Typed-Value-7q", DisplayName = "without an id")]
    [DataRow("--level", "Typed-Value-7q", DisplayName = "in another option")]
    [DataRow("--frob=Typed-Value-7q", "x", DisplayName = "in an unknown option")]
    public async Task NeverRepeatsAValueTypedByMistake(string option, string value)
    {
        var tool = await Tool.RunAsync("audit", "dir:.", option, value);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode);
        Assert.DoesNotContain("Typed-Value-7q", tool.Output + tool.Error);
    }

    public void Dispose() => folder.Dispose();

    private string Make(string kind)
    {
        var layer = TestLayer.Of(TestEntry.File("app/a", new string('a', 5000)));
        var registry = TestRegistry.Of(TestImage.Of(layer));
        return kind switch
        {
            "missing" => folder["missing.tar"],
            "text" => folder.Write("x.tar", new string('x', 4096)),
            "empty" => folder.Write("x.tar", ""),
            "cut" => folder.Write("x.tar", registry.OciArchive()[..^6000]),
            "cut-layer" => folder.Write("x.tar", TestRegistry.Of(TestImage.Of(Restored(layer, layer.Stored[..^20]))).OciArchive()),
            "forged" => folder.Write("x.tar", TestRegistry.Of(TestImage.Of(layer with { Stored = TestLayer.Of(TestEntry.File("app/b", "b")).Stored })).OciArchive()),
            "absent-layer" => folder.Write("x.tar", Without(registry, layer).OciArchive()),
            "artifact" => folder.Write("x.tar", TestRegistry.Of(TestImage.Of(layer with { MediaType = "application/x-unknown" })).OciArchive()),
            _ => folder.Write("x.tar", TestRegistry.Of(TestImage.Of(Array.Empty<TestLayer>())).OciArchive()),
        };
    }

    private static TestLayer Restored(TestLayer layer, byte[] stored) => new(stored, layer.DiffId, layer.MediaType);

    private static TestRegistry Without(TestRegistry registry, TestLayer layer)
    {
        registry.Blobs.Remove(layer.Digest.ToString());
        return registry;
    }
}
