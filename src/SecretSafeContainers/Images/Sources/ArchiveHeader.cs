using System.Collections.Immutable;

namespace SecretSafeContainers.Images.Sources;

/// <summary>What the tar itself says of one member of an archive, as it is stored. Data, never joined to a disk path.</summary>
/// <param name="Path">Its path.</param>
/// <param name="LinkTarget">Where it points, or null.</param>
/// <param name="Attributes">Everything else that it says in text: name and value.</param>
internal sealed record ArchiveHeader(string Path, string? LinkTarget, ImmutableArray<KeyValuePair<string, string>> Attributes);
