using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Build.Framework;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tasks;

/// <summary>The gate: audits what is about to become an image.</summary>
[MSBuildMultiThreadableTask]
public sealed class AuditPublishInputs : SdkImageTask
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

    /// <summary>The environment variables as the build of several runtime identifiers hands them to this one: <c>name:value</c>, not cut yet.</summary>
    public ITaskItem[] FlattenedEnvironmentVariables { get; set; } = [];

    /// <summary>The labels likewise.</summary>
    public ITaskItem[] FlattenedLabels { get; set; } = [];

    /// <summary>True if errors and warnings are only returned: <see cref="LogGates"/> says them, for all runtime identifiers together.</summary>
    public bool Deferred { get; set; }

    /// <summary>True if nothing is published and audited afterwards: a base image that cannot be read leaves the audit incomplete.</summary>
    public bool Alone { get; set; }

    /// <summary>
    /// What is deferred. Include = code; metadata <c>Image</c> (the runtime identifier), <c>IsError</c>, <c>File</c>, <c>Line</c>, <c>Column</c>, <c>Text</c>
    /// (redacted).
    /// </summary>
    [Output]
    public ITaskItem[] Notices { get; set; } = [];

    /// <summary>Digest of everything that was audited; empty if it cannot be vouched for.</summary>
    [Output]
    public string Digest { get; set; } = "";

    /// <inheritdoc/>
    private protected override async Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var inputs = Inputs();
        if (AuditedDigest.Length > 0 && await PublishGate.IsUnchangedAsync(inputs, AuditedDigest, cancellationToken).ConfigureAwait(false))
        {
            Digest = AuditedDigest;
            return;
        }

        await LearnLoginsAsync(settings, cancellationToken).ConfigureAwait(false);
        var gate = new PublishGate(SdkContentStore.OfUser(), Registries) { IsAlone = Alone };
        var result = await gate.RunAsync(inputs, BaseReference, Task.Run(() => PrepareOptions(settings), CancellationToken.None), Announce, cancellationToken).ConfigureAwait(false);
        if (result.BaseNote is { } note)
        {
            Log.LogMessage(MessageImportance.High, Redact($"SecretSafe: the base image was not audited here and is left to the audit after publishing: {note}."));
        }

        WarnOfCutValues();
        await PublishReportAsync(result.Report, settings, clock.Elapsed, cancellationToken).ConfigureAwait(false);

        // A deferred error may be lost on its way: nothing is vouched for then, and the last word audits again.
        Digest = Log.HasLoggedErrors || Notices.Any(notice => Notice.Read(notice).Notice.IsError) ? "" : result.Digest ?? "";
    }

    /// <inheritdoc/>
    private protected override void Say(Notice notice)
    {
        if (Deferred)
        {
            Notices = [.. Notices, notice.ToItem(OneOfSeveral)];
        }
        else
        {
            Write(OneOfSeveral.Length == 0 ? notice : notice with { Text = $"{notice.Text} In the image for {OneOfSeveral}." });
        }
    }

    /// <summary>The last word on one of several images may fall when another one is out already.</summary>
    private protected override string Reach => OneOfSeveral.Length == 0 || Deferred ? base.Reach : "";

    /// <inheritdoc/>
    private protected override bool IsDeferred => Deferred;

    /// <inheritdoc/>
    private protected override bool IsLast(AuditPhase phase) => Alone && OneOfSeveral.Length == 0;

    private IReadOnlyList<FlattenedValue> CutVariables => Cut(FlattenedEnvironmentVariables, EnvironmentVariables);

    private IReadOnlyList<FlattenedValue> CutLabels => Cut(FlattenedLabels, Labels);

    private static IReadOnlyList<FlattenedValue> Cut(ITaskItem[] flattened, ITaskItem[] arrived) =>
        FlattenedValue.Cut(flattened.Select(item => FlattenedValue.TryParse(item.ItemSpec)).OfType<FlattenedValue>(), arrived.NamedValues());

    private void WarnOfCutValues()
    {
        foreach (var variable in CutVariables)
        {
            WarnOfCutValue($"environment variable {variable.Name}");
        }

        // What the SDK makes itself (a creation time, a base image's name) the user can do nothing about.
        foreach (var label in CutLabels.Where(label => !label.Name.StartsWith("org.opencontainers.", StringComparison.Ordinal)))
        {
            WarnOfCutValue($"label {label.Name}");
        }
    }

    private void WarnOfCutValue(string what) => Say(new Notice(false, DiagnosticCodes.CutValue.Id, Project, 0, 0, Redact(
        $"{DiagnosticCodes.CutValue.Title}: {what}: publishing several runtime identifiers, the .NET SDK drops everything from its first colon on. The whole value was audited.")));

    private PublishInputs Inputs()
    {
        var command = CommandLine.Of(Words(Entrypoint), Words(AppCommand), Words(DefaultArgs), AppCommandInstruction);
        return new()
        {
            Reference = Repository,
            Project = Project,
            PublishFolder = FullPath(PublishFolder),
            OwnsBase = BuiltBase,
            WorkingDirectory = WorkingDirectory,
            Platform = RuntimePlatform.Of(RuntimeIdentifier),
            Environment = [.. FlattenedValue.Whole(EnvironmentVariables.NamedValues(), CutVariables)],
            Labels = [.. FlattenedValue.Whole(Labels.NamedValues(), CutLabels)],
            Ports = [.. Ports.Select(port => $"{port.ItemSpec}/{(port.GetMetadata("Type") is { Length: > 0 } type ? type : "tcp")}")],
            Entrypoint = command.Entrypoint,
            Command = command.Command,
            User = User is { Length: > 0 } user ? user : null,
            Files = [.. Files(PublishedFiles)],
            Items =
            [
                .. DeclaredItems(
                    ("ContainerPort", Ports), ("ContainerEntrypoint", Entrypoint), ("ContainerAppCommand", AppCommand), ("ContainerDefaultArgs", DefaultArgs)),
            ],
        };
    }

    // On another thread, beside the search for the base image: the one asks the build's files, the other a registry.
    private AuditOptions PrepareOptions(PublishSettings settings)
    {
        GatherSecrets(settings);
        WarnOfLoggedEnvironment();
        return Options(settings, KnownValues);
    }

    private static ImmutableArray<string> Words(ITaskItem[] items) => [.. items.Select(item => item.ItemSpec)];
}
