namespace SecretSafeContainers.Images;

/// <summary>A place where images lie. It supplies two primitives; <see cref="ImageReader"/> derives everything else, once.</summary>
public interface IImageSource : IAsyncDisposable
{
    /// <summary>How a person names it, such as <c>oci:folder:tag</c>. Never holds a credential.</summary>
    string Reference { get; }

    /// <summary>The descriptors to start from: one for a tag, several for an untagged layout. Manifests or indexes.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">It is not there, not an image or cannot be read.</exception>
    ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken);

    /// <summary>Opens stored bytes, not verified and not decompressed. The caller disposes the stream. Layers are opened from several threads, and read at the same time.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">The content is not there (SSC4005) or cannot be read.</exception>
    ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken);
}
