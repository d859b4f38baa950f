using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Manifests;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images;

/// <summary>Images in a folder that is an OCI image layout.</summary>
/// <remarks>
/// Without a tag the folder is read whole: what no manifest names is read as well, or said to be unread. With one, what other tags name stays unread,
/// and so does what none names.
/// </remarks>
/// <seealso href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md"/>
public sealed class OciLayoutSource : IImageSource, ILooseContent
{
    private readonly string folder;
    private readonly ImmutableArray<Descriptor> roots;
    private readonly ImageDocument? own;
    private readonly bool isWhole;

    private OciLayoutSource(string folder, string reference, ImmutableArray<Descriptor> roots, ImageDocument? own, bool isWhole)
    {
        this.folder = folder;
        this.isWhole = isWhole;
        this.roots = roots;
        this.own = own;
        Reference = reference;
    }

    /// <inheritdoc/>
    public string Reference { get; }

    /// <summary>Opens a layout and reads its index.</summary>
    /// <param name="folder">The folder that holds <c>oci-layout</c> and <c>index.json</c>.</param>
    /// <param name="tag">A tag or digest that the index names, or null for everything.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SecretSafeException">The folder or the tag does not exist, or it is no layout.</exception>
    public static async ValueTask<OciLayoutSource> OpenAsync(string folder, string? tag, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var reference = tag is null ? $"oci:{folder}" : $"oci:{folder}:{tag}";
        if (!Directory.Exists(folder))
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference, "the folder does not exist");
        }

        if (!File.Exists(Path.Combine(folder, Layouts.Marker)) || !File.Exists(Path.Combine(folder, Layouts.Index)))
        {
            throw new SecretSafeException(DiagnosticCodes.NotAnImage, reference, $"a layout has the files {Layouts.Marker} and {Layouts.Index}");
        }

        var json = await ReadIndexAsync(Path.Combine(folder, Layouts.Index), reference, cancellationToken).ConfigureAwait(false);
        var index = LayoutIndex.Read(json, reference);
        return new OciLayoutSource(folder, reference, index.Select(tag, reference), index.Own, isWhole: tag is null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Descriptor>>(roots);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        var path = Path.Combine(folder, Layouts.BlobPath(descriptor.Digest).Replace('/', Path.DirectorySeparatorChar));
        return ValueTask.FromResult(LocalFile.Open(path, $"blob {descriptor.Digest}", DiagnosticCodes.MissingBlob));
    }

    /// <inheritdoc/>
    async ValueTask<Image> ILooseContent.AddLooseAsync(Image image, IReadOnlySet<Digest> named, CancellationToken cancellationToken)
    {
        var draft = new ImageDraft();
        var files = new LooseLayoutFiles(folder, draft);
        await files.AddAsync(isWhole ? named : null, cancellationToken).ConfigureAwait(false);
        if (own is not null)
        {
            draft.Add(own);
        }

        return draft.AddTo(image);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static async ValueTask<ReadOnlyMemory<byte>> ReadIndexAsync(string path, string reference, CancellationToken cancellationToken)
    {
        var name = $"{reference}: {Layouts.Index}";
        var stream = LocalFile.Open(path, name, DiagnosticCodes.NotAnImage);
        await using var _ = stream.ConfigureAwait(false);
        return await BoundedDocument.ReadAsync(stream, name, cancellationToken).ConfigureAwait(false);
    }
}
