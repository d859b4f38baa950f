using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>An rpm package: a lead, two headers, whose text the search of the bytes sees, and a compressed cpio archive.</summary>
/// <remarks><see href="https://rpm-software-management.github.io/rpm/manual/format_v4.html"/></remarks>
internal sealed class RpmFormat : INestedFormat
{
    private const int LeadBytes = 96;
    private const int HeaderBytes = 16;
    private const int IndexBytes = 16;

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > LeadBytes + HeaderBytes && head.StartsWith((ReadOnlySpan<byte>)[0xED, 0xAB, 0xEE, 0xDB]);

    /// <inheritdoc/>
    public string NameOfContent(string name) => $"{Path.GetFileNameWithoutExtension(name)}.cpio";

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        // The signature's header is padded to eight bytes, the other one is not.
        if (EndOfHeader(stored, LeadBytes) is { } signature && EndOfHeader(stored, (signature + 7) / 8 * 8) is { } payload && payload < stored.Length)
        {
            yield return new LayerEntry { Kind = LayerEntryKind.File, Path = "", Size = stored.Length - payload, Content = new StreamSlice(stored, payload, stored.Length - payload) };
        }
    }

    private static long? EndOfHeader(Stream stored, long at)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        stored.Position = Math.Min(at, stored.Length);
        return stored.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) == HeaderBytes && header.StartsWith((ReadOnlySpan<byte>)[0x8E, 0xAD, 0xE8])
            ? at + HeaderBytes + ((long)IndexBytes * BinaryPrimitives.ReadUInt32BigEndian(header[8..])) + BinaryPrimitives.ReadUInt32BigEndian(header[12..])
            : null;
    }
}
