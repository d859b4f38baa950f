using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Manifests;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images;

/// <summary>Images in one file: an OCI layout in a tar, what <c>docker save</c> writes, or both at once; compressed as a whole or not.</summary>
/// <remarks>
/// Where a tar is both, the layout's index is read, since it alone names annotations and attestations; manifests that it names and the
/// archive lacks are other platforms. An image that only <c>manifest.json</c> names is read as well: nothing in the archive stays unread unsaid.
/// </remarks>
public sealed class ImageArchiveSource : IImageSource, ILooseContent, IPartialSource
{
    private readonly ArchiveFile file;
    private readonly ArchiveIndex index;
    private readonly ArchiveBlobs blobs;
    private readonly string? tag;
    private readonly HashSet<Digest> elsewhere = [];
    private ImageDocument? own;
    private ImmutableArray<DockerManifest> docker = [];
    private ImmutableArray<Descriptor> roots = [];

    private ImageArchiveSource(ArchiveFile file, ArchiveIndex index, string reference, string? tag)
    {
        this.file = file;
        this.index = index;
        this.tag = tag;
        blobs = new ArchiveBlobs(file, index);
        Reference = reference;
    }

    /// <inheritdoc/>
    public string Reference { get; }

    /// <summary>Opens an archive and reads what it names.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tag">A tag, full name or digest that it names, or null for everything.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SecretSafeException">The file or tag does not exist, it is no image, or its tar is damaged.</exception>
    public static async ValueTask<ImageArchiveSource> OpenAsync(string path, string? tag, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var reference = tag is null ? $"archive:{path}" : $"archive:{path}:{tag}";
        var file = await ArchiveFile.OpenAsync(path, reference, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(file, reference, tag, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens what was spooled, everything in it, and takes the spool over, also when it throws.</summary>
    /// <exception cref="SecretSafeException">It is no image, or its tar is damaged.</exception>
    public static async ValueTask<ImageArchiveSource> OpenAsync(ArchiveSpool spool, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spool);
        var file = await ArchiveFile.OpenAsync(spool.Take(), spool.Reference, cancellationToken).ConfigureAwait(false);
        return await OpenAsync(file, spool.Reference, tag: null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Descriptor>>(roots);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return ValueTask.FromResult(blobs.Open(descriptor.Digest));
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file.DisposeAsync();

    /// <inheritdoc/>
    bool IPartialSource.IsElsewhere(Descriptor manifest) => !docker.IsEmpty && (elsewhere.Contains(manifest.Digest) || !blobs.Has(manifest.Digest));

    /// <inheritdoc/>
    async ValueTask<Image> ILooseContent.AddLooseAsync(Image image, IReadOnlySet<Digest> named, CancellationToken cancellationToken) =>
        tag is null ? await new LooseMembers(file, index, blobs).AddAsync(image, own, named, cancellationToken).ConfigureAwait(false) : image;

    private static async ValueTask<ImageArchiveSource> OpenAsync(ArchiveFile file, string reference, string? tag, CancellationToken cancellationToken)
    {
        try
        {
            var index = await ArchiveIndex.ReadAsync(file, reference, cancellationToken).ConfigureAwait(false);
            var source = new ImageArchiveSource(file, index, reference, tag);
            await source.FindRootsAsync(cancellationToken).ConfigureAwait(false);
            return source;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async ValueTask FindRootsAsync(CancellationToken cancellationToken)
    {
        var json = await ReadAsync(DockerManifest.FileName, cancellationToken).ConfigureAwait(false);
        docker = json is { } list ? ReadDocker(list) : [];
        var layout = await ReadAsync(Layouts.Index, cancellationToken).ConfigureAwait(false) is { } text ? LayoutIndex.Read(text, Reference) : null;
        if (layout is null && json is null)
        {
            throw new SecretSafeException(DiagnosticCodes.NotAnImage, Reference, $"the tar has neither {Layouts.Index} nor {DockerManifest.FileName}");
        }

        own = layout?.Own;
        var chosen = await ChooseAsync(layout?.Descriptors ?? [], cancellationToken).ConfigureAwait(false);
        roots = [.. chosen];
        if (tag is not null && roots.IsEmpty)
        {
            var names = docker.SelectMany(image => image.RepoTags);
            throw LayoutIndex.NoSuchTag(Reference, tag, names.Concat(layout?.Descriptors.Select(LayoutIndex.TagOf).OfType<string>() ?? []));
        }
    }

    /// <summary>What the layout's index names and the archive holds; then what only <c>manifest.json</c> names.</summary>
    private async ValueTask<List<Descriptor>> ChooseAsync(ImmutableArray<Descriptor> named, CancellationToken cancellationToken)
    {
        List<Descriptor> chosen = [];
        HashSet<Digest> configs = [];
        foreach (var root in named.Where(root => tag is null || LayoutIndex.IsNamed(root, tag)))
        {
            var images = await ManifestWalk.CollectAsync(this, [root], cancellationToken).ConfigureAwait(false);
            var held = images.Where(image => docker.IsEmpty || IsHeld(image.Value)).ToArray();
            elsewhere.UnionWith(images.Keys.Except(held.Select(image => image.Key)));
            configs.UnionWith(held.Select(image => image.Value.Config.Digest));
            if (docker.IsEmpty || held.Length > 0)
            {
                chosen.Add(root);
            }
        }

        var writer = new DockerArchive(blobs, Reference);
        foreach (var image in docker.Where(image => tag is null || image.IsNamed(tag)))
        {
            var config = await blobs.DescribeAsync(image.Config, MediaTypes.OciConfig, uncompressed: null, cancellationToken).ConfigureAwait(false);
            if (!configs.Contains(config.Digest))
            {
                chosen.Add(await writer.DescribeAsync(image, cancellationToken).ConfigureAwait(false));
            }
        }

        return chosen;
    }

    private bool IsHeld(Manifest.Image image) => blobs.Has(image.Config.Digest) || image.Layers.Any(layer => blobs.Has(layer.Digest));

    private ImmutableArray<DockerManifest> ReadDocker(ReadOnlyMemory<byte> json)
    {
        try
        {
            return DockerManifest.Read(json);
        }
        catch (FormatException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, $"{Reference}: {DockerManifest.FileName}", failure.Message, failure);
        }
    }

    private async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!index.TryFind(path, out var member))
        {
            return null;
        }

        var stream = file.Open(member);
        await using var _ = stream.ConfigureAwait(false);
        return await BoundedDocument.ReadAsync(stream, $"{Reference}: {path}", cancellationToken).ConfigureAwait(false);
    }
}
