namespace SecretSafeContainers.Publishing;

/// <summary>Takes back what a failed publish left on this machine: the archive, and our own layers in the .NET SDK's content store.</summary>
/// <param name="store">Where the SDK keeps layers.</param>
public sealed class LocalRollback(SdkContentStore store)
{
    /// <summary>Deletes them.</summary>
    /// <param name="archive">The archive that this build wrote, or null.</param>
    /// <param name="images">The images that this build made. Base layers stay: they are not this build's.</param>
    /// <returns>One sentence for each thing: what was removed, and what could not be.</returns>
    public IReadOnlyList<string> Run(string? archive, IEnumerable<GeneratedImage> images)
    {
        ArgumentNullException.ThrowIfNull(images);
        var sentences = new List<string>();
        if (archive is not null && File.Exists(archive))
        {
            sentences.Add(Try($"the archive {archive}", () => File.Delete(archive)));
        }

        foreach (var layer in images.Where(image => !image.Layers.IsEmpty).Select(image => image.Layers[^1]).Distinct())
        {
            sentences.Add(Try($"the app's layer {layer} in the .NET SDK's content store", () => store.Delete(layer)));
        }

        return sentences;
    }

    private static string Try(string what, Action delete)
    {
        try
        {
            delete();
            return $"removed {what}";
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return $"NOT removed, delete it yourself: {what} ({failure.Message})";
        }
    }
}
