namespace SecretSafeContainers.Images.Sources;

/// <summary>A file in an image archive. Its path is data and never joined to a disk path.</summary>
/// <param name="Path">Normalised path.</param>
/// <param name="Offset">Where its content begins in the uncompressed archive.</param>
/// <param name="Size">Bytes of content.</param>
internal sealed record ArchiveMember(string Path, long Offset, long Size);
