using System.Text.Json;
using SecretSafeContainers.Testing.Engines;

namespace SecretSafeContainers.Package.Tests;

/// <summary><c>ContainerBaseDockerfile</c> on a real engine.</summary>
public abstract class BaseDockerfile(TestContext context)
{
    /// <summary>What <c>ContainerBuilder</c> has to be for the engine.</summary>
    protected abstract string Builder { get; }

    [TestMethod]
    public async Task IsWhatTheAppIsPutOn()
    {
        using var workspace = Project("cat /run/secrets/feed > /dev/null && echo installed > /installed");

        var result = await workspace.PublishAsync(With());

        result.AssertSucceeds();
        Assert.Contains("\"clean\"", workspace.Report("audit", "app.base"));
        using var audit = JsonDocument.Parse(workspace.Report("audit"));
        var layers = audit.RootElement.GetProperty("images")[0].GetProperty("layers").EnumerateArray().ToList();
        Assert.IsGreaterThan(2, layers.Count, result.Log);
        Assert.IsTrue(layers.All(layer => layer.GetProperty("origin").GetString() == "app"), "a layer that this build made counts as foreign");
        var archive = System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(workspace.Archive, context.CancellationToken));
        Assert.DoesNotContain("localhost:", archive, "the loopback's address is in the image");
        Assert.DoesNotContain(Leak.KnownSecret, result.Log);
    }

    [TestMethod]
    public async Task FailsBeforeTheAppWhenItHoldsItsSecret()
    {
        using var workspace = Project("cp /run/secrets/feed /etc/feed");

        var result = await workspace.PublishAsync(With());

        result.AssertFailsWith("SSC2001");
        Assert.Contains($"{workspace.In("base.Dockerfile")}(2,", result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task IsBuiltForEachRuntimeIdentifier()
    {
        using var workspace = new Workspace(context)
            .AddConsole(properties: $"<ContainerBaseDockerfile>base.Dockerfile</ContainerBaseDockerfile>{SeveralRuntimeIdentifiers.Properties}")
            .Add("base.Dockerfile", "FROM scratch\nCOPY Program.cs /src/\n");

        var result = await workspace.PublishAsync(With());

        result.AssertSucceeds();
        Assert.Contains("\"platform\": \"linux/arm64\"", workspace.Report("audit", "app.base"));
        Assert.Contains("\"platform\": \"linux/arm64\"", workspace.Report("audit"));
        Assert.Contains("\"clean\"", workspace.Report("audit"));
    }

    [TestMethod]
    public async Task IsRefusedBesideAnotherBaseImage()
    {
        using var workspace = Project("true");

        (await workspace.PublishAsync($"-p:ContainerBuilder={Builder}", "-p:ContainerBaseImage=scratch")).AssertFailsWith("SSC1011");
    }

    private Workspace Project(string command) => new Workspace(context).Set("FEED", Leak.KnownSecret)
        .AddConsole("""<ContainerSecret Include="feed" Environment="FEED" />""", "<ContainerBaseDockerfile>base.Dockerfile</ContainerBaseDockerfile>")
        .Add("base.Dockerfile", $"FROM {EngineClient.BaseImage}\nRUN --mount=type=secret,id=feed {command}\n").Add(".dockerignore", "*\n");

    private string[] With(params string[] more) => [$"-p:ContainerBuilder={Builder}", "-p:ContainerBaseImage=", "-p:ContainerBuildNetwork=none", .. more];
}
