using System.Globalization;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Cpio in its ASCII forms: what rpm packages and initial ram disks are made of.</summary>
internal sealed class CpioFormat : INestedFormat
{
    private const int NewBytes = 110;
    private const int OldBytes = 76;
    private const string Trailer = "TRAILER!!!";

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => Parse(head) is not null;

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        for (long at = 0; ;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var header = Read(stored, at) ?? throw new SecretSafeException(DiagnosticCodes.Malformed, file.What, $"the cpio archive breaks off at byte {at}");
            var data = Align(at + header.Bytes + header.NameBytes, header.Grid);
            var name = ReadName(stored, at + header.Bytes, header.NameBytes);
            at = Align(data + header.Size, header.Grid);
            if (name == Trailer)
            {
                break;
            }

            var content = new CompleteStream(new StreamSlice(stored, data, header.Size), header.Size);
            yield return new LayerEntry { Kind = LayerEntryKind.File, Path = TarPath.Normalize(name), Size = header.Size, Content = content };
            if (at > stored.Length)
            {
                yield break;
            }
        }

        // An initial ram disk is several archives, of which the last is compressed.
        stored.Position = Math.Min(stored.Length, Align(stored.Position, 4));
        int next;
        while ((next = stored.ReadByte()) == 0)
        {
        }

        if (next > 0)
        {
            var rest = stored.Position - 1;
            yield return new LayerEntry { Kind = LayerEntryKind.Stray, Path = "", Size = stored.Length - rest, Content = new StreamSlice(stored, rest, stored.Length - rest) };
        }
    }

    private static (int Bytes, int NameBytes, long Size, int Grid)? Read(Stream stored, long at)
    {
        Span<byte> header = stackalloc byte[NewBytes];
        stored.Position = at;
        return Parse(header[..stored.ReadAtLeast(header, NewBytes, throwOnEndOfStream: false)]);
    }

    private static (int Bytes, int NameBytes, long Size, int Grid)? Parse(ReadOnlySpan<byte> header)
    {
        var isNew = header.StartsWith("070701"u8) || header.StartsWith("070702"u8);
        if (!isNew && !header.StartsWith("070707"u8) || header.Length < (isNew ? NewBytes : OldBytes))
        {
            return null;
        }

        var (name, size) = isNew ? (Hex(header.Slice(94, 8)), Hex(header.Slice(54, 8))) : (Octal(header.Slice(59, 6)), Octal(header.Slice(65, 11)));
        return name is > 0 and <= ImageLimits.PathBytes && size >= 0 ? (isNew ? NewBytes : OldBytes, (int)name, size, isNew ? 4 : 1) : null;
    }

    private static string ReadName(Stream stored, long at, int length)
    {
        var name = new byte[length];
        stored.Position = at;
        return TarHeader.Text(name.AsSpan(0, stored.ReadAtLeast(name, length, throwOnEndOfStream: false))).TrimEnd('\0');
    }

    private static long Align(long at, int grid) => (at + grid - 1) / grid * grid;

    private static long Hex(ReadOnlySpan<byte> digits) => long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static long Octal(ReadOnlySpan<byte> digits) => digits.IndexOfAnyExceptInRange((byte)'0', (byte)'7') < 0 ? TarNumber.Parse([.. digits]) ?? -1 : -1;
}
