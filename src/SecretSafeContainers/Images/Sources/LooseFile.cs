namespace SecretSafeContainers.Images.Sources;

/// <summary>A file that lies beside images.</summary>
/// <param name="Path">Its path in the archive or layout, with <c>/</c>. Data, never joined to a disk path.</param>
/// <param name="Size">Bytes of content.</param>
/// <param name="Open">Opens the content.</param>
internal sealed record LooseFile(string Path, long Size, Func<Stream> Open);
