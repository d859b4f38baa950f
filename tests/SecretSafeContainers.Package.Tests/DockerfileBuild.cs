using System.Text.RegularExpressions;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

/// <summary><c>ContainerDockerfile</c> on a real engine, under names that no other test uses.</summary>
public abstract class DockerfileBuild(TestContext context) : IDisposable
{
    private readonly string repository = $"secretsafe-test/{Guid.NewGuid():N}";

    /// <summary>The engine's command line.</summary>
    protected abstract EngineClient Client { get; }

    /// <summary>What <c>ContainerBuilder</c> has to be for it.</summary>
    protected abstract string Builder { get; }

    [TestMethod]
    public async Task MountsTheSecretAndGivesTheImageItsTagsWithEvidence()
    {
        using var workspace = Mounting("test \"$(cat /run/secrets/feed | wc -c)\" -gt 8 && echo installed > /installed");

        var result = await workspace.PublishAsync(Here("-p:ContainerImageTags=\"a;b\""));

        result.AssertSucceeds();
        Assert.AreNotEqual("", IdOf("a"), result.Log);
        Assert.AreEqual(IdOf("a"), IdOf("b"));
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        (await workspace.VerifyAsync($"{Builder.ToLowerInvariant()}:{repository}:a")).AssertSucceeds();
        AssertNoSecret(workspace, result);
    }

    [TestMethod]
    public async Task GoesIntoAnArchiveThatTheEngineLoadsAsTheAuditedImageWithEvidence()
    {
        using var workspace = Mounting("cat /run/secrets/feed > /dev/null");

        var result = await workspace.PublishAsync(With("-p:ContainerImageTag=a"));

        result.AssertSucceeds();
        Client.Run("load", "-i", workspace.Archive);
        Assert.AreNotEqual("", IdOf("a"), result.Log);
        Assert.Contains("\"clean\"", workspace.Report("audit"));
        (await workspace.VerifyAsync($"archive:{workspace.Archive}")).AssertSucceeds();
        (await workspace.VerifyAsync($"{Builder.ToLowerInvariant()}:{repository}:a")).AssertSucceeds();
    }

    [TestMethod]
    public async Task GoesIntoARegistryUnderEachTagWithEvidence()
    {
        using var registry = new WritableRegistry();
        using var workspace = Mounting("cat /run/secrets/feed > /dev/null");

        var result = await workspace.PublishAsync(With("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}", "-p:ContainerImageTags=\"a;b\""));

        result.AssertSucceeds();
        Assert.IsNotNull(registry.DigestOf("a"), result.Log);
        Assert.AreEqual(registry.DigestOf("a"), registry.DigestOf("b"));
        Assert.Contains($"pushed {registry.Address}/{repository}:a ({registry.DigestOf("a")})", result.Log, result.Log);
        Assert.AreEqual("", Images(), "the engine kept an image that was only to be pushed");
        (await workspace.VerifyAsync($"registry:{registry.Address}/{repository}:a")).AssertSucceeds();
    }

    [TestMethod]
    public async Task FailsWhenTheSecretIsCopiedOutOfItsMount()
    {
        using var registry = new WritableRegistry();
        using var workspace = Mounting("base64 /run/secrets/feed > /etc/feed && rm -f /tmp/x");

        var result = await workspace.PublishAsync(With("-p:ContainerArchiveOutputPath=", $"-p:ContainerRegistry={registry.Address}"));

        result.AssertFailsWith("SSC2001");
        Assert.MatchesRegex(new Regex(Regex.Escape(workspace.In("Dockerfile")) + @"\(2,1\): SecretSafe error SSC2001: known secret 'feed' \(encoded as base64\).*etc/feed"), result.Log, result.Log);
        Assert.Contains("nothing was tagged, pushed or written", result.Log, result.Log);
        Assert.Contains("prune", result.Log, result.Log);
        Assert.IsEmpty(registry.Writes);
        AssertNoSecret(workspace, result);
    }

    [TestMethod]
    public async Task MasksTheSecretInWhatTheBuildPrints()
    {
        using var workspace = Mounting("echo \"it is $(cat /run/secrets/feed)\" && head -c 6 /run/secrets/feed && sleep 1 && tail -c +7 /run/secrets/feed");

        var result = await workspace.PublishAsync(Here("-v:diag", "-bl:build.binlog"));

        result.AssertSucceeds();
        Assert.Contains("it is ***", result.Log, result.Log);
        AssertNoSecret(workspace, result);
        using var binary = new System.IO.Compression.GZipStream(File.OpenRead(workspace.In("build.binlog")), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(binary, System.Text.Encoding.Latin1);
        Assert.DoesNotContain(Leak.KnownSecret, await reader.ReadToEndAsync(context.CancellationToken));
    }

    [TestMethod]
    public async Task NamesTheLineOfAStepThatFails()
    {
        using var workspace = Mounting("echo about to fail && exit 7");

        var result = await workspace.PublishAsync(Here());

        result.AssertFailsWith("SSC3003");
        Assert.MatchesRegex(new Regex(Regex.Escape(workspace.In("Dockerfile")) + @"\(2,?\d*\): SecretSafe error SSC3003"), result.Log, result.Log);
        Assert.Contains("about to fail", result.Log, result.Log);
        Assert.AreEqual("", Images());
    }

    [TestMethod]
    public async Task RunsAStepAgainWhenItsSecretHasChanged()
    {
        using var workspace = Mounting("cat /proc/sys/kernel/random/uuid > /stamp && cat /run/secrets/feed > /dev/null");
        (await workspace.PublishAsync(Here("-p:ContainerImageTag=a"))).AssertSucceeds();
        (await workspace.PublishAsync(Here("-p:ContainerImageTag=b"))).AssertSucceeds();
        workspace.Set("FEED", Leak.KnownSecret + "-rotated");

        (await workspace.PublishAsync(Here("-p:ContainerImageTag=c"))).AssertSucceeds();

        Assert.AreEqual(IdOf("a"), IdOf("b"), "the same secret did not use the cache");
        Assert.AreNotEqual(IdOf("a"), IdOf("c"), "a new secret was not seen");
    }

    [TestMethod]
    [DataRow("COPY pip.conf /root/.pip/pip.conf", DisplayName = "v1 COPY")]
    [DataRow("COPY pip.conf /root/.pip/pip.conf\nRUN true\nRUN rm /root/.pip/pip.conf", DisplayName = "v2 COPY and rm later")]
    [DataRow("COPY pip.conf /root/.pip/pip.conf\nRUN true && rm /root/.pip/pip.conf", DisplayName = "v3 COPY and rm in the same RUN")]
    public async Task RefusesACopiedSecretBeforeTheBuildAndNamesTheLine(string lines)
    {
        using var workspace = Project($"FROM {EngineClient.BaseImage}\n{lines}\n").Add("pip.conf", $"[global]\nindex-url = https://user:{Leak.KnownSecret}@host/simple\n");

        var result = await workspace.PublishAsync(Here());

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"{workspace.In("pip.conf")}(2,", result.Log, result.Log);
        Assert.Contains("--mount=type=secret", result.Log, result.Log);
        Assert.AreEqual("", Images());
        AssertNoSecret(workspace, result);
    }

    [TestMethod]
    public async Task RefusesASecretInABuildArgumentBeforeTheBuild()
    {
        using var workspace = Project($"FROM {EngineClient.BaseImage}\nARG SECRET\nRUN true\n", """<ContainerBuildArgument Include="SECRET" Value="$(FEED)" />""");

        var result = await workspace.PublishAsync(Here());

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"{workspace.In("app.csproj")}(", result.Log, result.Log);
        Assert.AreEqual("", Images());
        AssertNoSecret(workspace, result);
    }

    public void Dispose()
    {
        Client.Forget($"{repository}:latest", $"{repository}:a", $"{repository}:b", $"{repository}:c");
        GC.SuppressFinalize(this);
    }

    private static void AssertNoSecret(Workspace workspace, PublishResult result)
    {
        Assert.DoesNotContain(Leak.KnownSecret, result.Log);
        foreach (var report in Directory.EnumerateFiles(workspace.In("obj/secretsafe")))
        {
            Assert.DoesNotContain(Leak.KnownSecret, File.ReadAllText(report));
        }
    }

    private Workspace Mounting(string command) => Project($"FROM {EngineClient.BaseImage}\nRUN --mount=type=secret,id=feed {command}\n");

    private Workspace Project(string dockerfile, string items = "") => new Workspace(context).Set("FEED", Leak.KnownSecret)
        .AddConsole($"""<ContainerSecret Include="feed" Environment="FEED" />{items}""", "<ContainerDockerfile>Dockerfile</ContainerDockerfile>")
        .Add("Dockerfile", dockerfile).Add(".dockerignore", "obj\nbin\n.cache\n.tmp\nout\n");

    private string IdOf(string tag) => Client.Run("images", "--no-trunc", "--format", "{{.ID}}", $"{repository}:{tag}");

    private string Images() => Client.Run("images", "--format", "{{.ID}}", "--filter", $"reference=*{repository}");

    private string[] With(params string[] more) => [$"-p:ContainerRepository={repository}", $"-p:ContainerBuilder={Builder}", "-p:ContainerBaseImage=", "-p:ContainerBuildNetwork=none", .. more];

    private string[] Here(params string[] more) => With(["-p:ContainerArchiveOutputPath=", $"-p:LocalRegistry={Builder}", .. more]);
}
