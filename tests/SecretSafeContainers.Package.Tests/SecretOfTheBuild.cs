using System.IO.Compression;
using System.Text;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class SecretOfTheBuild(TestContext context)
{
    [TestMethod]
    public async Task IsInNothingThatACleanPublishWrites()
    {
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret).AddConsole("""<ContainerSecret Include="feed" Environment="FEED" />""");

        var result = await workspace.PublishAsync("-bl:build.binlog", "-v:diag");

        result.AssertSucceeds();
        AssertNowhere(workspace, result);
    }

    [TestMethod]
    public async Task IsInNothingThatAFailedPublishWrites()
    {
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret)
            .AddConsole("""<ContainerSecret Include="feed" Environment="FEED" /><Content Include="notes.txt" CopyToPublishDirectory="Always" />""")
            .Add("notes.txt", $"is {Leak.KnownSecret} here");

        var result = await workspace.PublishAsync("-bl:build.binlog", "-v:diag");

        result.AssertFailsWith("SSC2001");
        AssertNowhere(workspace, result, "notes.txt");
    }

    [TestMethod]
    public async Task IsFoundWithoutBeingNamed()
    {
        using var workspace = new Workspace(context);
        workspace.Set("APPDATA", workspace.In("data")).Set("FEED_TOKEN", $"{Leak.KnownSecret}-2").Add("data/Microsoft/UserSecrets/shop-1/secrets.json", $$"""{ "Smtp:Password": "{{Leak.KnownSecret}}" }""")
            .AddConsole("""<Content Include="notes.txt" CopyToPublishDirectory="Always" /><Content Include="more.txt" CopyToPublishDirectory="Always" />""", "<UserSecretsId>shop-1</UserSecretsId>")
            .Add("notes.txt", $"is {Leak.KnownSecret} here").Add("more.txt", $"is {Leak.KnownSecret}-2 here");

        var result = await workspace.PublishAsync("-bl:build.binlog", "-v:d");

        result.AssertFailsWith("SSC2001");
        Assert.Contains("known secret 'user-secret Smtp:Password'", result.Log);
        Assert.Contains("known secret 'environment variable FEED_TOKEN'", result.Log);
        AssertNowhere(workspace, result, "notes.txt", "more.txt", "secrets.json");
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [DataRow("_PublishSingleContainer", false, DisplayName = "behind the gate")]
    [DataRow("SecretSafeAudit", true, DisplayName = "before the audit")]
    public async Task IsInNothingThatAKilledPublishLeaves(string target, bool isPublished)
    {
        using var workspace = new Workspace(context).Set("FEED", Leak.KnownSecret).Set("FEED_TOKEN", $"{Leak.KnownSecret}-2")
            .AddConsole("""<ContainerSecret Include="feed" Environment="FEED" />""")
            .Add("Directory.Build.targets", $"<Project><Target Name=\"Die\" BeforeTargets=\"{target}\"><Exec Command=\"kill -9 $PPID\" /></Target></Project>");

        var result = await workspace.PublishAsync("-bl:build.binlog", "-v:diag");

        Assert.AreEqual(128 + 9, result.ExitCode, result.Log);
        Assert.Contains("\"verdict\": \"clean\"", workspace.Report("gate").Replace("\":\"", "\": \"", StringComparison.Ordinal));
        Assert.AreEqual(isPublished, File.Exists(workspace.Archive));
        AssertNowhere(workspace, result);
    }

    private static void AssertNowhere(Workspace workspace, PublishResult result, params string[] butIn)
    {
        foreach (var form in Forms(Leak.KnownSecret))
        {
            Assert.AreEqual(-1, Encoding.UTF8.GetBytes(result.Log).AsSpan().IndexOf(form), "it is in the log");
            foreach (var file in Directory.EnumerateFiles(workspace.Root, "*", SearchOption.AllDirectories).Where(file => !butIn.Contains(Path.GetFileName(file)) && !IsPipe(file)))
            {
                Assert.AreEqual(-1, Unpacked(file).AsSpan().IndexOf(form), $"it is in {file}");
            }
        }
    }

    // A process that is killed leaves the pipes and the socket of the runtime's diagnostics; they hold no bytes, and to read one waits for ever.
    private static bool IsPipe(string file) => Path.GetFileName(file) is var name && (name.StartsWith("clr-debug-pipe-", StringComparison.Ordinal) || name.StartsWith("dotnet-diagnostic-", StringComparison.Ordinal));

    private static byte[] Unpacked(string file)
    {
        var bytes = File.ReadAllBytes(file);
        if (bytes is not [0x1f, 0x8b, ..])
        {
            return bytes;
        }

        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        gzip.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    private static IEnumerable<byte[]> Forms(string secret)
    {
        var raw = Encoding.UTF8.GetBytes(secret);
        yield return raw;
        yield return Encoding.Unicode.GetBytes(secret);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(raw));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(raw));
        for (var shift = 0; shift < 3; shift++)
        {
            // The characters at either end depend on the neighbours too: only the inner ones are the secret's alone.
            yield return Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[shift], .. raw])[4..^4]);
        }
    }
}
