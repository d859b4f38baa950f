namespace SecretSafeContainers.Images;

/// <summary>Says which of an image's layers came from its base image.</summary>
public static class ImageOrigins
{
    /// <summary>The same image, its lowest layers of the base image and the others of this build.</summary>
    /// <param name="image">The image.</param>
    /// <param name="count">How many layers the base image has; more than there are means all.</param>
    public static Image WithBaseLayers(this Image image, int count)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return image with { Layers = [.. image.Layers.Select((layer, index) => layer.WithOrigin(index < count ? LayerOrigin.Base : LayerOrigin.App))] };
    }

    /// <summary>The same image, its lowest layers of the base image as far as their diff ids are the base's; the others of this build.</summary>
    /// <param name="image">The image.</param>
    /// <param name="diffIds">The base image's diff ids. A layer above one that is not among them is never of the base.</param>
    public static Image WithBase(this Image image, IReadOnlyCollection<Digest> diffIds)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(diffIds);
        return image.WithBaseLayers(image.Layers.TakeWhile(layer => layer.DiffId is { } diffId && diffIds.Contains(diffId)).Count());
    }
}
