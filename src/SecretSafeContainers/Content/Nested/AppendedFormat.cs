using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Content.Nested.Bundle;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Archives behind a program or a script: self-extracting installers, <c>.pex</c> files, executable jars.</summary>
internal sealed class AppendedFormat : INestedFormat
{
    private const int BlockBytes = 64 * 1024;

    /// <summary>What is appended. Of gzip three bytes say little, so its header must be as writers write it.</summary>
    private static readonly ImmutableArray<INestedFormat> Formats =
        [new GzipFormat(), new Zip.ZipFormat(), new ZstdFormat(), new XzFormat(), new Bzip2Format(), new LzipFormat(), new SevenZipFormat(), new RarFormat()];

    private static readonly SearchValues<byte> FirstBytes = SearchValues.Create([0x1F, (byte)'P', 0x28, 0xFD, (byte)'B', (byte)'L', (byte)'7', (byte)'R']);

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.StartsWith("#!"u8) || ProgramHead.IsProgram(head);

    /// <inheritdoc/>
    public bool Fits(ReadOnlySpan<byte> head, long size) => size == 0 || ProgramHead.EndOf(head) is not { } end || end < size;

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        if (Find(stored, cancellationToken) is { } at)
        {
            yield return new LayerEntry { Kind = LayerEntryKind.Stray, Path = "", Size = stored.Length - at, Content = new StreamSlice(stored, at, stored.Length - at) };
        }
    }

    /// <summary>Where the first archive begins behind the program.</summary>
    private static long? Find(Stream stored, CancellationToken cancellationToken)
    {
        var block = new byte[BlockBytes];
        var length = stored.ReadAtLeast(block.AsSpan(0, PeekedStream.HeadBytes), PeekedStream.HeadBytes, throwOnEndOfStream: false);
        var head = block.AsSpan(0, length).ToArray();
        var isScript = head.AsSpan().StartsWith("#!"u8);
        if ((isScript ? 2 : ProgramHead.EndOf(head) ?? WindowsProgram.EndOf(stored)) is not { } from)
        {
            return null;
        }

        // The files of a bundle are its own; its list of them comes last.
        from = Math.Max(from, isScript ? 0 : BundleFormat.Find(stored, cancellationToken)?.EntriesAt ?? 0);
        for (var start = from; start < stored.Length;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            stored.Position = start;
            var filled = stored.ReadAtLeast(block, BlockBytes, throwOnEndOfStream: false);
            var last = filled < BlockBytes ? filled : filled - PeekedStream.HeadBytes;
            for (int at, next = 0; next < last && (at = block.AsSpan(next, last - next).IndexOfAny(FirstBytes)) >= 0; next += at + 1)
            {
                if (IsArchive(block.AsSpan(next + at, Math.Min(PeekedStream.HeadBytes, filled - next - at))))
                {
                    return start + next + at;
                }
            }

            start += last;
        }

        return null;
    }

    private static bool IsArchive(ReadOnlySpan<byte> head)
    {
        if (head is [0x1F, ..] && head is not [0x1F, 0x8B, 8, _, _, _, _, _, 0 or 2 or 4, <= 13 or 255, ..])
        {
            return false;
        }

        foreach (var format in Formats)
        {
            if (format.Announces(head, ""))
            {
                return true;
            }
        }

        return false;
    }
}
