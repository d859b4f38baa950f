using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>
/// What stands in compressed bytes beside the content, and no decoder hands out: texts of headers, frames to be skipped. Kept in pieces until the content was read,
/// a little in memory, more in a temporary file without a name.
/// </summary>
/// <param name="name">How to name the compressed bytes in an error.</param>
internal sealed class BytesAside(string name) : IDisposable
{
    private const int MemoryBytes = 256 * 1024;

    private readonly List<long> starts = [];
    private readonly MemoryStream memory = new();
    private FileStream? file;
    private long length;

    /// <summary>Why not all was kept (SSC4007); null if all was.</summary>
    public SecretSafeException? Refusal { get; private set; }

    /// <summary>The pieces as entries of no path, in stored order. Valid until this is disposed.</summary>
    public IEnumerable<LayerEntry> Entries()
    {
        for (var piece = 0; piece < starts.Count; piece++)
        {
            var start = starts[piece];
            var size = (piece + 1 < starts.Count ? starts[piece + 1] : length) - start;
            yield return new LayerEntry
            {
                Kind = LayerEntryKind.Stray,
                Path = "",
                Size = size,
                Content = file is null ? new MemoryStream(memory.GetBuffer(), (int)start, (int)size, writable: false) : new ArchiveSlice(file.SafeFileHandle, start, size),
            };
        }
    }

    /// <summary>What is appended from now on is a piece of its own.</summary>
    public void Begin()
    {
        if (starts.Count == ImageLimits.PiecesAside)
        {
            Refuse(ImageLimits.PiecesAside, "frames that are no content");
        }
        else if (starts.Count == 0 || starts[^1] < length)
        {
            starts.Add(length);
        }
    }

    /// <summary>Keeps bytes.</summary>
    /// <exception cref="SecretSafeException">There is no place for a temporary file (SSC4008).</exception>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        if (length + bytes.Length > ImageLimits.BytesAside)
        {
            Refuse(ImageLimits.BytesAside, "bytes that are no content");
        }

        if (Refusal is not null)
        {
            return;
        }

        if (starts.Count == 0)
        {
            Begin();
        }

        if (file is null && length + bytes.Length > MemoryBytes)
        {
            file = TemporaryFile.Create(name);
            RandomAccess.Write(file.SafeFileHandle, memory.GetBuffer().AsSpan(0, (int)length), 0);
        }

        if (file is null)
        {
            memory.Write(bytes);
        }
        else
        {
            RandomAccess.Write(file.SafeFileHandle, bytes, length);
        }

        length += bytes.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        memory.Dispose();
        file?.Dispose();
    }

    private void Refuse(int limit, string what) =>
        Refusal ??= new SecretSafeException(DiagnosticCodes.LimitReached, name, $"its compressed data has more than {limit} {what}: the rest of them was not searched");
}
