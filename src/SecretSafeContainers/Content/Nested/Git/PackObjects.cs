using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Content.Nested.Git;

/// <summary>The objects of a pack that were read, and as many of their contents as fit into memory: differences are applied to them.</summary>
/// <param name="reader">Reads those again that do not fit.</param>
internal sealed class PackObjects(PackReader reader)
{
    /// <summary>Bytes of an object that is the base of others, or a difference.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Bytes of contents that are kept.</summary>
    private const int KeptBytes = 32 * 1024 * 1024;

    /// <summary>Differences to differences: git makes 50 at most, 250 if it is asked to be thorough.</summary>
    private const int MaxChain = 512;

    private static readonly string[] Types = ["", "commit", "tree", "blob", "tag"];

    private readonly Dictionary<string, long> places = [];
    private readonly Dictionary<long, (int Type, byte[] Bytes)> kept = [];
    private readonly Queue<long> order = new();
    private long keptBytes;

    /// <summary>Takes an object in.</summary>
    /// <param name="at">Where it lies.</param>
    /// <param name="header">What stands before it.</param>
    /// <param name="content">Its content, as it is stored.</param>
    /// <returns>Its name and its whole content; null if its base is not known, or one of them is too large.</returns>
    public (string Name, byte[] Bytes)? Add(long at, PackHeader header, byte[] content)
    {
        var (type, bytes) = Resolve(header, content);
        if (bytes is null)
        {
            return null;
        }

        var id = IdOf(type, bytes);
        places.TryAdd(id, at);
        Keep(at, type, bytes);
        return ($"{Types[type]} {id}", bytes);
    }

    private (int Type, byte[]? Bytes) Resolve(PackHeader header, byte[] content)
    {
        var deltas = new Stack<byte[]>();
        while (header.IsDelta)
        {
            var place = header.BaseId is { } id ? places.GetValueOrDefault(id) : header.BaseAt;
            deltas.Push(content);
            if (place > 0 && kept.TryGetValue(place, out var known))
            {
                return Apply(known.Type, known.Bytes, deltas);
            }

            if (place <= 0 || deltas.Count > MaxChain || reader.ReadHeader(place) is not { Size: <= MaxBytes } next || reader.ReadContent(next).Bytes is not { } bytes)
            {
                return default;
            }

            (header, content) = (next, bytes);
        }

        return Apply(header.Type, content, deltas);
    }

    private static (int Type, byte[]? Bytes) Apply(int type, byte[] content, Stack<byte[]> deltas)
    {
        while (deltas.TryPop(out var delta))
        {
            if (PackDelta.Apply(content, delta, MaxBytes) is not { } applied)
            {
                return default;
            }

            content = applied;
        }

        return (type, content);
    }

    private void Keep(long at, int type, byte[] bytes)
    {
        kept[at] = (type, bytes);
        order.Enqueue(at);
        for (keptBytes += bytes.Length; keptBytes > KeptBytes; keptBytes -= bytes.Length)
        {
            kept.Remove(order.Dequeue(), out var first);
            bytes = first.Bytes;
        }
    }

#pragma warning disable CA5350 // Git's own name for an object.
    private static string IdOf(int type, byte[] bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"{Types[type]} {bytes.Length}\0"));
        hash.AppendData(bytes);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
#pragma warning restore CA5350
}
