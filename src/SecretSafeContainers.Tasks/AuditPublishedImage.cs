using System.Diagnostics;
using Microsoft.Build.Framework;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary>The audit after publishing: of what really lies at the destination.</summary>
[MSBuildMultiThreadableTask]
public sealed class AuditPublishedImage : AuditTask
{
    /// <summary>The <c>GeneratedContainer</c> items of the SDK, each perhaps twice: metadata Manifest, Configuration, ManifestDigest, ManifestMediaType.</summary>
    [Required]
    public ITaskItem[] Containers { get; set; } = [];

    /// <summary><c>ContainerArchiveOutputPath</c>, or empty.</summary>
    public string Archive { get; set; } = "";

    /// <summary><c>ContainerRegistry</c>, or empty for a local engine.</summary>
    public string Registry { get; set; } = "";

    /// <summary>The image's tags.</summary>
    public ITaskItem[] Tags { get; set; } = [];

    private string? ArchivePath => Archive.Length == 0 ? null : ArchiveDestination.Locate(Archive.Replace('\\', Path.DirectorySeparatorChar), ProjectFolder, Repository);

    private string Destination => ArchivePath ?? $"{(Registry.Length == 0 ? "" : Registry + "/")}{Repository}:{string.Join(',', Tags.Select(tag => tag.ItemSpec))}";

    /// <inheritdoc/>
    private protected override async Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var published = Published();
        var options = new AuditOptions
        {
            Secrets = KnownValues,
            Policy = settings.Policy,
            Sources = new PublishedSources(Inputs(), published.Images[0].Layers.Length - 1),
        };
        var failed = true;
        try
        {
            var result = await new PublishedAudit(options, SdkContentStore.OfUser()).RunAsync(published, cancellationToken).ConfigureAwait(false);
            await PublishReportAsync(result.Report, settings, clock.Elapsed, cancellationToken).ConfigureAwait(false);
            if (result.Missing is { } missing)
            {
                LogFailure(missing);
            }

            failed = Log.HasLoggedErrors;
        }
        finally
        {
            if (failed)
            {
                TakeBack(published, settings);
            }
        }
    }

    private PublishedImages Published() => new()
    {
        Destination = Destination,
        Archive = ArchivePath,
        BaseImage = this.BaseImage(),
        Images =
        [
            .. Containers.DistinctBy(container => container.GetMetadata("ManifestDigest")).Select(container => GeneratedImage.Read(
                container.GetMetadata("Manifest"),
                container.GetMetadata("Configuration"),
                container.GetMetadata("ManifestDigest"),
                container.GetMetadata("ManifestMediaType"))),
        ],
    };

    private PublishInputs Inputs() => new()
    {
        Reference = Repository,
        Project = Project,
        PublishFolder = PublishFolderPath,
        WorkingDirectory = WorkingDirectory,
        Files = [.. Files()],
        Items = [.. DeclaredItems()],
    };

    /// <summary>Removes what lies on this machine, and says what is out already.</summary>
    private void TakeBack(PublishedImages published, PublishSettings settings)
    {
        if (settings.Rollback != Rollback.None)
        {
            foreach (var sentence in new LocalRollback(SdkContentStore.OfUser()).Run(published.Archive, published.Images))
            {
                Log.LogMessage(MessageImportance.High, Redact($"SecretSafe: {sentence}."));
            }
        }

        if (published.Archive is null)
        {
            Log.LogMessage(MessageImportance.High,
                Redact($"SecretSafe: {published.Destination} is published already and was NOT removed: remove it there, and revoke what leaked."));
        }
    }
}
