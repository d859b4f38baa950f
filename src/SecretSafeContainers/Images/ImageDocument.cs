namespace SecretSafeContainers.Images;

/// <summary>A document of an image, read whole and verified against its digest.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">How to name it in a message: <c>config</c>, <c>manifest sha256:…</c>.</param>
/// <param name="Json">The stored bytes, at most <see cref="ImageLimits.DocumentBytes"/>: JSON, but for a <see cref="ImageDocumentKind.Dockerfile"/>.</param>
public sealed record ImageDocument(ImageDocumentKind Kind, string Name, ReadOnlyMemory<byte> Json);
