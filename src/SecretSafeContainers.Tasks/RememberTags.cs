using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary>
/// Notes what the names at the destination stand for before this build takes them: so that a rollback can give them back to a local engine's images,
/// and so that a publish which fails half-way is told from one that did not begin.
/// </summary>
[MSBuildMultiThreadableTask]
public sealed class RememberTags : SecretSafeTask
{
    /// <summary>All that asking a registry may take before the publish goes on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary><c>LocalRegistry</c>: <c>Docker</c>, <c>Podman</c>, or empty for the one that the SDK finds.</summary>
    public string LocalRegistry { get; set; } = "";

    /// <summary>Host of the registry to which the image goes; empty for a local engine.</summary>
    public string Registry { get; set; } = "";

    /// <summary>The image's repository.</summary>
    [Required]
    public string Repository { get; set; } = "";

    /// <summary>The image's tags.</summary>
    public ITaskItem[] Tags { get; set; } = [];

    /// <summary>The runtime identifiers that get tags of their own, if there are several.</summary>
    public ITaskItem[] RuntimeIdentifiers { get; set; } = [];

    /// <summary>The names that are in use in the engine. Include = name and tag; metadata <c>Id</c>: the image's id.</summary>
    [Output]
    public ITaskItem[] Names { get; set; } = [];

    /// <summary>Under which key the build holds the publish that begins now, as <see cref="AuditPublishedImage.Publish"/> takes it.</summary>
    [Output]
    public string Publish { get; set; } = "";

    private string? Chosen => LocalRegistry.Length == 0 ? null : LocalRegistry;

    private List<string> AllTags =>
        [.. Tags.SelectMany(tag => RuntimeIdentifiers.Select(rid => $"{tag.ItemSpec}-{rid.ItemSpec}").Append(tag.ItemSpec)).Distinct(StringComparer.Ordinal)];

    private List<string> AllNames => [.. AllTags.Select(tag => $"{Repository}:{tag}")];

    /// <inheritdoc/>
    protected override System.Threading.Tasks.Task RunAsync(CancellationToken cancellationToken) => Tags.Length == 0
        ? System.Threading.Tasks.Task.CompletedTask
        : Registry.Length > 0 ? InRegistryAsync(cancellationToken) : InEngineAsync(cancellationToken);

    private async System.Threading.Tasks.Task InRegistryAsync(CancellationToken cancellationToken)
    {
        var names = new NamesInRegistry(Registry, Repository, AllTags, () => RegistryAccess.From(Environment.GetEnvironmentVariable));
        Begin(names, await names.LookUpAsync(Patience, cancellationToken).ConfigureAwait(false));
    }

    private async System.Threading.Tasks.Task InEngineAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var engine = await SdkEngine.FindAsync(Chosen, cancellationToken).ConfigureAwait(false);
            if (engine is null)
            {
                // The SDK needs the engine next and says what is wrong with it.
                return;
            }

            var before = await NamesInEngine.LookUpAsync(engine, AllNames, cancellationToken).ConfigureAwait(false);
            Begin(new NamesInEngine(Chosen, AllNames), before);
            if (ParseSettings().Rollback != Rollback.None)
            {
                var held = before.Where(name => name.Value is ManifestPresence.Held).Select(name => (Name: name.Key, ((ManifestPresence.Held)name.Value).Digest)).ToList();
                Names = [.. held.Select(name => new TaskItem(name.Name, new Dictionary<string, string> { ["Id"] = name.Digest.ToString() }))];
                await HoldAsync(engine, held.Select(name => name.Digest).ToHashSet(), cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SecretSafeException failure)
        {
            Log.LogMessage(MessageImportance.Low, Redact($"SecretSafe: the names in the engine could not be noted: {failure.Why}."));
        }
    }

    /// <summary>Lets the build's end say what is out, unless the audit after publishing does.</summary>
    private void Begin(INamesAtDestination names, IReadOnlyDictionary<string, ManifestPresence> before)
    {
        Publish = Guid.NewGuid().ToString("n");
        BuildEngine4.RegisterTaskObject(
            Publish, new PublishInProgress(Project, names, before, Console.Error, Record()), RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
    }

    /// <summary>Beside the reports, without what an earlier build wrote.</summary>
    private string Record()
    {
        var record = $"{ReportPath}.partial.txt";
        try
        {
            File.Delete(record);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // There is none, or it is written over in its turn.
        }

        return record;
    }

    /// <summary>Keeps the images until the build ends, whatever becomes of it, where they would be gone with their names.</summary>
    private async System.Threading.Tasks.Task HoldAsync(LocalEngine engine, IReadOnlyCollection<Digest> images, CancellationToken cancellationToken)
    {
        var held = await HeldImages.HoldAsync(engine, images, cancellationToken).ConfigureAwait(false);
        if (held is not null)
        {
            BuildEngine4.RegisterTaskObject(held, held, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }
    }
}
