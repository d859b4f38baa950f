using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images;

/// <summary>Derives images from a source's two primitives: follows indexes, verifies digests, reads manifests, configs and attestations.</summary>
public static class ImageReader
{
    /// <summary>
    /// The images that a source holds, one for each platform. What cannot be read becomes <see cref="Image.Skipped"/> of its image; the rest is still yielded.
    /// </summary>
    /// <param name="source">Where they lie. Must outlive the images: their layers are opened from it later.</param>
    /// <param name="platform">Only images for this platform, or null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="Diagnostics.SecretSafeException">The source as a whole cannot be read, or it holds no image.</exception>
    public static IAsyncEnumerable<Image> ReadAsync(IImageSource source, Platform? platform, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new ImageWalk(source, platform).ReadAsync(cancellationToken);
    }
}
