using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Build.Framework;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary>The gate: audits what is about to become an image.</summary>
[MSBuildMultiThreadableTask]
public sealed class AuditPublishInputs : AuditTask
{
    /// <summary>What an earlier gate of this build returned as <see cref="Digest"/>, or empty. While it holds nothing is audited again.</summary>
    public string AuditedDigest { get; set; } = "";

    /// <summary>The image's runtime identifier.</summary>
    public string RuntimeIdentifier { get; set; } = "";

    /// <summary>The user under which the image runs, or empty.</summary>
    public string User { get; set; } = "";

    /// <summary>Include = name, metadata <c>Value</c>.</summary>
    public ITaskItem[] EnvironmentVariables { get; set; } = [];

    /// <summary>Include = number, metadata <c>Type</c>: <c>tcp</c> or <c>udp</c>.</summary>
    public ITaskItem[] Ports { get; set; } = [];

    /// <summary>The project's own entrypoint and its arguments.</summary>
    public ITaskItem[] Entrypoint { get; set; } = [];

    /// <summary>The app's command and its arguments.</summary>
    public ITaskItem[] AppCommand { get; set; } = [];

    /// <summary>The arguments that a user of the image can replace.</summary>
    public ITaskItem[] DefaultArgs { get; set; } = [];

    /// <summary>What the app's command becomes: <c>Entrypoint</c>, <c>DefaultArgs</c>, <c>None</c>, or empty for the SDK's choice.</summary>
    public string AppCommandInstruction { get; set; } = "";

    /// <summary>Digest of everything that was audited; empty if it cannot be vouched for.</summary>
    [Output]
    public string Digest { get; set; } = "";

    /// <inheritdoc/>
    private protected override async Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var gate = new PublishGate(new AuditOptions { Secrets = KnownValues, Policy = settings.Policy }, SdkContentStore.OfUser());
        var result = await gate.RunAsync(Inputs(), this.BaseImage(), AuditedDigest is { Length: > 0 } audited ? audited : null, cancellationToken).ConfigureAwait(false);
        Digest = result.Digest ?? "";
        if (result.BaseNote is { } note)
        {
            Log.LogMessage(MessageImportance.Low, Redact($"SecretSafe: the base image is left to the audit after publishing: {note}."));
        }

        if (result.Report is { } report)
        {
            await PublishReportAsync(report, settings, clock.Elapsed, cancellationToken).ConfigureAwait(false);
        }
    }

    private PublishInputs Inputs()
    {
        var command = CommandLine.Of(Words(Entrypoint), Words(AppCommand), Words(DefaultArgs), AppCommandInstruction);
        return new()
        {
            Reference = Repository,
            Project = Project,
            PublishFolder = PublishFolderPath,
            WorkingDirectory = WorkingDirectory,
            Platform = RuntimePlatform.Of(RuntimeIdentifier),
            Environment = [.. EnvironmentVariables.NamedValues()],
            Labels = [.. Labels.NamedValues()],
            Ports = [.. Ports.Select(port => $"{port.ItemSpec}/{(port.GetMetadata("Type") is { Length: > 0 } type ? type : "tcp")}")],
            Entrypoint = command.Entrypoint,
            Command = command.Command,
            User = User is { Length: > 0 } user ? user : null,
            Files = [.. Files()],
            Items =
            [
                .. DeclaredItems(
                    ("ContainerPort", Ports), ("ContainerEntrypoint", Entrypoint), ("ContainerAppCommand", AppCommand), ("ContainerDefaultArgs", DefaultArgs)),
            ],
        };
    }

    private static ImmutableArray<string> Words(ITaskItem[] items) => [.. items.Select(item => item.ItemSpec)];
}
