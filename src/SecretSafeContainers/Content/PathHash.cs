using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SecretSafeContainers.Content;

/// <summary>
/// A path in eight bytes: a layer of a million files must not cost a million strings. It is made folder by folder, each the seed of the next, from a root that an
/// image cannot know: it can neither be made to collide nor be guessed from its hashes.
/// </summary>
internal readonly record struct PathHash(ulong Value)
{
    /// <summary>A root of this process alone.</summary>
    public static PathHash OwnRoot { get; } = new(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));

    /// <summary>The hash of what lies at a path below this one; this one itself for the empty path.</summary>
    public PathHash Below(ReadOnlySpan<char> path)
    {
        var hash = this;
        if (!path.IsEmpty)
        {
            foreach (var step in path.Split('/'))
            {
                hash = new(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(path[step]), (long)hash.Value));
            }
        }

        return hash;
    }
}
