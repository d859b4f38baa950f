using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>A name under which the SDK published something.</summary>
/// <param name="Tag">The tag, without registry and repository.</param>
/// <param name="Digest">The manifest's or index's digest that it must name.</param>
/// <param name="ImageId">The config's digest, by which engines may know the image; null for an index.</param>
public sealed record PublishedName(string Tag, Digest Digest, Digest? ImageId);
