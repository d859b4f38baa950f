using System.Collections.Immutable;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Reports;

/// <summary>
/// What was read and what was not. Each byte of every layer's uncompressed tar, of the config and of the manifests counts once: read + skipped = all.
/// </summary>
/// <param name="Bytes">Bytes that were read.</param>
/// <param name="Files">Files that were read.</param>
/// <param name="Skipped">What was not read, redacted.</param>
public sealed record Coverage(long Bytes, long Files, ImmutableArray<Skipped> Skipped)
{
    /// <summary>Bytes that came out of archives and compressed files, at each level anew. Counted apart: they are in no layer.</summary>
    public long ExpandedBytes { get; init; }
}
