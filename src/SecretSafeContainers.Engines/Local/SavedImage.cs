using System.Runtime.CompilerServices;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>An image of an engine, in a temporary file that has no name. Must outlive the images that are read from it.</summary>
public sealed class SavedImage : IAsyncDisposable
{
    internal SavedImage(ImageArchiveSource archive, Digest id)
    {
        Archive = archive;
        Id = id;
    }

    /// <summary>What the engine calls its id.</summary>
    public Digest Id { get; }

    /// <summary>What the engine saved. Owned by this.</summary>
    internal ImageArchiveSource Archive { get; }

    /// <summary>The images in it: one, or with docker's containerd store one for each platform that it holds.</summary>
    /// <param name="platform">Only images for this platform, or null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>An image whose id is its config's digest goes by that: the engine makes up the manifest anew at each save, and nobody would recognise its digest.</remarks>
    public async IAsyncEnumerable<Image> ReadAsync(Platform? platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var image in ImageReader.ReadAsync(Archive, platform, cancellationToken).ConfigureAwait(false))
        {
            yield return image.ConfigDigest == Id ? image with { Digest = Id } : image;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Archive.DisposeAsync();
}
