using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace SecretSafeContainers.Content;

/// <summary>
/// A path in eight bytes: a layer of a million files must not cost a million strings. Seeded anew in each process, so that an image cannot be made to collide.
/// </summary>
internal readonly record struct PathHash(ulong Value)
{
    private static readonly long Seed = Random.Shared.NextInt64(long.MinValue, long.MaxValue);

    public static PathHash Of(ReadOnlySpan<char> path) => new(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(path), Seed));
}
