namespace SecretSafeContainers.Publishing;

/// <summary>A file that the build publishes: an item of <c>ResolvedFileToPublish</c>.</summary>
/// <param name="RelativePath">Where it lies in the publish folder, with either separator.</param>
/// <param name="Source">Absolute path of the file that it is copied from.</param>
public sealed record PublishedFile(string RelativePath, string Source);
