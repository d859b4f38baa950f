using System.Collections.Immutable;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images;

/// <summary>Reads an index that is no image's: a list of what refers to one.</summary>
public static class IndexDocument
{
    /// <summary>The descriptors that it names.</summary>
    /// <exception cref="FormatException">It is no index.</exception>
    public static ImmutableArray<Descriptor> Read(ReadOnlyMemory<byte> json) =>
        Manifest.Read(json) is Manifest.Index index ? index.Manifests : throw new FormatException("it is an image manifest and not an index");
}
