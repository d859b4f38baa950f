using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Build.Framework;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary>The audit after publishing: of what really lies at the destination.</summary>
[MSBuildMultiThreadableTask]
public sealed class AuditPublishedImage : SdkImageTask
{
    /// <summary>All that taking back may take.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The <c>GeneratedContainer</c> items of the SDK, each perhaps twice: metadata Manifest, Configuration, ManifestDigest, ManifestMediaType.</summary>
    [Required]
    public ITaskItem[] Containers { get; set; } = [];

    /// <summary><c>ContainerArchiveOutputPath</c>, or empty.</summary>
    public string Archive { get; set; } = "";

    /// <summary><c>LocalRegistry</c>: which engine the user chose, or empty.</summary>
    public string LocalRegistry { get; set; } = "";

    /// <summary>The index over several images as the SDK reports it, or empty.</summary>
    public string Index { get; set; } = "";

    /// <summary>What <see cref="RememberTags.Names"/> returned.</summary>
    public ITaskItem[] NamesBefore { get; set; } = [];

    /// <summary>What <see cref="RememberTags.Publish"/> returned, or empty.</summary>
    public string Publish { get; set; } = "";

    /// <summary>The image's tags.</summary>
    public ITaskItem[] Tags { get; set; } = [];

    private string? ArchivePath => Archive.Length == 0 ? null : ArchiveDestination.Locate(Archive.Replace('\\', Path.DirectorySeparatorChar), ProjectFolder, Repository);

    private string Destination => ArchivePath ?? $"{(Registry.Length == 0 ? "" : Registry + "/")}{Repository}:{string.Join(',', Tags.Select(tag => tag.ItemSpec))}";

    /// <inheritdoc/>
    private protected override async Task AuditAsync(PublishSettings settings, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var published = Published();
        // What is out is said here from now on, and not at the build's end.
        (BuildEngine4.GetRegisteredTaskObject(Publish, RegisteredTaskObjectLifetime.Build) as PublishInProgress)?.Finish();
        await LearnSecretsAsync(settings, cancellationToken).ConfigureAwait(false);
        var options = Options(settings, KnownValues) with { SourcesOf = image => SourcesOf(image, published.Images) };
        var (failed, leaked) = (true, false);
        try
        {
            var result = await new PublishedAudit(options, SdkContentStore.OfUser(), Registries).RunAsync(published, cancellationToken).ConfigureAwait(false);
            leaked = result.Report.Verdict == Verdict.Leak;
            await PublishReportAsync(result.Report, settings, clock.Elapsed, cancellationToken).ConfigureAwait(false);
            result.Wrong.ToList().ForEach(LogFailure);
            result.Notes.ToList().ForEach(note => Log.LogMessage(MessageImportance.High, Redact($"SecretSafe: {note}.")));
            failed = Log.HasLoggedErrors;
        }
        finally
        {
            if (failed)
            {
                await TakeBackAsync(published, settings, leaked).ConfigureAwait(false);
            }
        }

        // The image is none the worse for it: nothing is taken back.
        foreach (var notice in settings.KnownSecrets == KnownSecrets.None ? [] : await Logs.SearchAsync(settings, KnownValues, cancellationToken).ConfigureAwait(false))
        {
            Say(notice);
        }
    }

    /// <inheritdoc/>
    private protected override string Reach => ArchivePath is { } archive ? $"It was written to {archive}."
        : Registry.Length > 0 ? $"It was pushed to {Destination}: revoke it first."
        : "It is in the local engine, and has not left this machine by this build.";

    private PublishedImages Published()
    {
        ImmutableArray<GeneratedImage> images =
        [
            .. Containers.DistinctBy(container => container.GetMetadata("ManifestDigest")).Select(container => GeneratedImage.Read(
                container.GetMetadata("Manifest"), container.GetMetadata("Configuration"), container.GetMetadata("ManifestDigest"), container.GetMetadata("ManifestMediaType"))),
        ];
        var index = Index.Length == 0 ? null : GeneratedIndex.Read(Index, images);
        return new()
        {
            Destination = Destination,
            Images = images,
            Index = index,
            Archive = ArchivePath,
            Registry = Registry.Length == 0 ? null : Registry,
            Repository = Repository,
            Names = ArchivePath is null ? [.. Names(images, index)] : [],
            Engine = LocalRegistry.Length == 0 ? null : LocalRegistry,
            BaseImage = BaseReference,
            OwnsBase = BuiltBase,
        };
    }

    /// <summary>A tag names the index of several images, or the only image; each of several images has a tag of its own where it was pushed by itself.</summary>
    private IEnumerable<PublishedName> Names(ImmutableArray<GeneratedImage> images, GeneratedIndex? index)
    {
        var identifiers = PublishedFiles.Where(file => file.GetMetadata("ManifestDigest").Length > 0)
            .GroupBy(file => file.GetMetadata("ManifestDigest"), file => file.GetMetadata("RuntimeIdentifier"))
            .ToDictionary(group => group.Key, group => group.First());
        foreach (var tag in Tags.Select(tag => tag.ItemSpec).Distinct(StringComparer.Ordinal))
        {
            if (identifiers.Count == 0 && index is null)
            {
                yield return new(tag, images[0].Manifest.Digest, images[0].ConfigDigest);
                continue;
            }

            if (index is not null)
            {
                yield return new(tag, index.Digest, null);
            }

            var ownTags = Registry.Length > 0 || index is null;
            foreach (var image in images.Where(image => ownTags && identifiers.ContainsKey(image.Manifest.Digest.ToString())))
            {
                yield return new($"{tag}-{identifiers[image.Manifest.Digest.ToString()]}", image.Manifest.Digest, image.ConfigDigest);
            }
        }
    }

    /// <summary>The files behind one of the images: those of the build that announced its manifest; where only one build did, all.</summary>
    private PublishedSources SourcesOf(Image image, IReadOnlyList<GeneratedImage> announced)
    {
        var digest = announced.FirstOrDefault(one => one.Is(image))?.Manifest.Digest.ToString();
        var files = PublishedFiles.Where(file => file.GetMetadata("ManifestDigest") is var of && (of.Length == 0 || of == digest)).ToList();
        return new PublishedSources(Inputs(files), image.Layers.Length - 1);
    }

    private PublishInputs Inputs(IReadOnlyList<ITaskItem> files) => new()
    {
        Reference = Repository,
        Project = Project,
        PublishFolder = FullPath(One(files, "PublishFolder") ?? PublishFolder),
        WorkingDirectory = One(files, "WorkingDirectory") ?? WorkingDirectory,
        Files = [.. Files(files)],
        Items = [.. DeclaredItems()],
    };

    private static string? One(IReadOnlyList<ITaskItem> files, string metadata) =>
        files.Count > 0 && files[0].GetMetadata(metadata) is { Length: > 0 } value ? value : null;

    /// <summary>Takes back what the user wants taken back, and says what is out already. Not cancelled with the audit: an aborted one must not leave its image.</summary>
    private async Task TakeBackAsync(PublishedImages published, PublishSettings settings, bool leaked)
    {
        var before = NamesBefore.Where(name => Digest.TryParse(name.GetMetadata("Id"), out _))
            .ToDictionary(name => name.ItemSpec, name => Digest.TryParse(name.GetMetadata("Id"), out var id) ? id : default, StringComparer.Ordinal);
        using var patience = new CancellationTokenSource(Patience);
        var takingBack = new TakingBack(settings.Rollback, SdkContentStore.OfUser(), Registries);
        try
        {
            foreach (var sentence in await takingBack.RunAsync(published, before, leaked, patience.Token).ConfigureAwait(false))
            {
                Log.LogMessage(MessageImportance.High, Redact($"SecretSafe: {sentence}."));
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Log.LogMessage(MessageImportance.High, Redact($"SecretSafe: {published.Destination} did not answer in {Patience.TotalSeconds:0} s and was NOT taken back: do it yourself."));
        }
    }
}
