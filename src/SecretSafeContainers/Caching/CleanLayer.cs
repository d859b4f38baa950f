using System.Collections.Immutable;
using SecretSafeContainers.Content;

namespace SecretSafeContainers.Caching;

/// <summary>The verdict on a layer that was read to its end, and in which nothing was found and nothing skipped. It is the only verdict that is kept.</summary>
/// <param name="Bytes">Bytes of its uncompressed tar.</param>
/// <param name="Files">Its files.</param>
/// <param name="ExpandedBytes">Bytes that came out of its archives.</param>
/// <param name="Paths">What it does to paths.</param>
internal sealed record CleanLayer(long Bytes, long Files, long ExpandedBytes, LayerPaths Paths)
{
    /// <summary>When its verdict was first written: it existed then, and what was minted later is not in it.</summary>
    public DateTimeOffset FirstSeen { get; init; }

    /// <summary>Keyed digests of the known secrets that were looked for, the latest first.</summary>
    public ImmutableArray<UInt128> Secrets { get; init; } = [];
}
