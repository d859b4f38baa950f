using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>An entry of a layer with its content, kept after the reading went on.</summary>
public sealed record StoredEntry(LayerEntryKind Kind, string Path, string? LinkTarget, ImmutableArray<KeyValuePair<string, string>> Attributes, byte[] Content)
{
    /// <summary>The content as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content);
}
