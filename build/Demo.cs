using System.Diagnostics;
using System.Globalization;

namespace SecretSafeContainers.Build;

/// <summary>Shows the package at work on a machine with the .NET SDK and NuGet alone: a leaking web app fails to publish, is fixed, and is published.</summary>
internal sealed class Demo : IVerb
{
    private static readonly string[] ExpectedCodes = ["SSC2001", "SSC2002", "SSC2004"];

    /// <inheritdoc/>
    public string Name => "demo";

    /// <inheritdoc/>
    public string Arguments => "";

    /// <inheritdoc/>
    public string Summary => "packs, publishes a leaking web app, shows the failing build, fixes it, publishes it";

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Length > 0)
        {
            throw new UsageException($"demo: unknown argument {arguments[0]}");
        }

        var clock = Stopwatch.StartNew();
        using var folder = new TemporaryFolder("demo");
        Say("Pack SecretSafeContainers and the secretsafe tool");
        var workspace = await PublishWorkspace.CreateAsync(folder, cancellationToken);
        var app = new DemoApp(workspace.Folder("shop"), workspace.Version);

        Say("A web app with three leaks");
        app.WriteLeaking();
        await PublishLeakingAsync(workspace, app, cancellationToken);

        Say("Fix them");
        app.Fix();
        await PublishCleanAsync(workspace, app, cancellationToken);
        var tool = await workspace.InstallToolAsync(cancellationToken);
        await AuditAsync(tool, app, cancellationToken);
        await ShowImagesAsync(tool, cancellationToken);

        Say(string.Create(CultureInfo.InvariantCulture, $"Done in {clock.Elapsed.TotalSeconds:0} s: the leaking app could not be published, the fixed one was"));
        return ExitCodes.Success;
    }

    private static async Task PublishLeakingAsync(PublishWorkspace workspace, DemoApp app, CancellationToken cancellationToken)
    {
        var (exitCode, output) = await PublishAsync(workspace, app, cancellationToken);
        Require(exitCode != 0, "the leaking app was published");
        foreach (var code in ExpectedCodes)
        {
            Require(output.Contains($"error {code}", StringComparison.Ordinal), $"the failing build does not name {code}");
        }

        Require(!app.Secrets.Any(secret => output.Contains(secret, StringComparison.Ordinal)), "the failing build prints a secret");
        Require(!File.Exists(app.Archive), "the failing build left an archive");
        Say($"The build failed with {string.Join(", ", ExpectedCodes)}, and {Path.GetFileName(app.Archive)} does not exist");
    }

    private static async Task PublishCleanAsync(PublishWorkspace workspace, DemoApp app, CancellationToken cancellationToken)
    {
        var (exitCode, _) = await PublishAsync(workspace, app, cancellationToken);
        Require(exitCode == 0, "the fixed app could not be published");
        Require(File.Exists(app.Archive), "the fixed app has no archive");
        Say(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(app.Archive)}: {new FileInfo(app.Archive).Length / 1024} KiB"));
    }

    private static async Task AuditAsync(string tool, DemoApp app, CancellationToken cancellationToken)
    {
        var image = $"archive:{Path.GetFileName(app.Archive)}";
        Console.WriteLine($"$ secretsafe audit {image}");
        var audit = new Child(tool, "audit", image) { WorkingDirectory = app.Folder };
        Require(await audit.RunAsync(cancellationToken) == 0, "the published archive does not audit clean");
    }

    private static async Task ShowImagesAsync(string tool, CancellationToken cancellationToken)
    {
        Say("Five Dockerfiles that need a password, built one after the other");
        if (await DockerClient.FindAsync(cancellationToken) is { } docker)
        {
            await new DemoImages(docker, tool).RunAsync(cancellationToken);
        }
        else
        {
            Console.WriteLine("No docker with BuildKit answers (DOCKER_HOST, or the default socket): they are left out.");
        }
    }

    private static async Task<(int ExitCode, string Output)> PublishAsync(PublishWorkspace workspace, DemoApp app, CancellationToken cancellationToken)
    {
        string[] command = ["publish", "-t:PublishContainer", $"-p:ContainerArchiveOutputPath={Path.GetFileName(app.Archive)}"];
        Console.WriteLine($"$ dotnet {string.Join(' ', command)}");
        var output = new StringWriter();
        var child = new Child(Child.DotNet, command)
        {
            WorkingDirectory = app.Folder,
            Environment = workspace.Environment(app.Environment),
            OnLine = output.WriteLine,
        };
        return (await child.RunAsync(cancellationToken), output.ToString());
    }

    private static void Say(string text) => Console.WriteLine($"{Environment.NewLine}== {text}");

    private static void Require(bool condition, string complaint)
    {
        if (!condition)
        {
            throw new StepFailedException(complaint);
        }
    }
}
