using System.Buffers.Binary;
using SecretSafeContainers.Content.Nested;

namespace SecretSafeContainers.Detection;

/// <summary>
/// Reads a file of UTF-16 as text of single bytes once more: lists of numbers, dumps, base32 and what else is looked for in those alone are then found in it, too.
/// Such files are few, so each thing need not be found in two ways; string literals in programs have the ways of their own.
/// </summary>
/// <param name="unit">The byte order.</param>
/// <param name="columnBytes">Bytes of a column of the content.</param>
/// <param name="begin">Starts the scan of the text.</param>
/// <param name="containers">Receives nothing.</param>
internal sealed class Utf16Text(TextUnit unit, int columnBytes, NestedScan.Beginning begin, List<EncodedContainer> containers) : RunReader(containers)
{
    private const int Size = 2;
    private const int PieceUnits = 512;

    // What is not Latin-1 stands as a sign that no credential has.
    private const byte Other = 0x1A;

    private bool isLineStart = true;

    /// <summary>The byte order of content that is text in UTF-16; null if it is none.</summary>
    /// <param name="sample">Its first bytes.</param>
    /// <param name="form">What they say by a mark.</param>
    public static TextUnit? UnitOf(ReadOnlySpan<byte> sample, ContentForm form) => form switch
    {
        ContentForm.Utf16LittleEndian => TextUnit.Utf16LittleEndian,
        ContentForm.Utf16BigEndian => TextUnit.Utf16BigEndian,
        ContentForm.Text => null,
        _ when IsText(sample, zeros: 1) => TextUnit.Utf16LittleEndian,
        _ when IsText(sample, zeros: 0) => TextUnit.Utf16BigEndian,
        _ => null,
    };

    /// <inheritdoc/>
    protected override int Advance(in CharacterMap map, long dataStart, int at, int end, ref LineCounter places, ICollection<PendingDetection> found)
    {
        Run ??= new(RunDecoder.OfBytes(), unit, columnBytes, begin);
        Span<byte> piece = stackalloc byte[PieceUnits * Size];
        var data = map.Data;
        var count = 0;
        var isBig = unit == TextUnit.Utf16BigEndian;
        for (; at < end && at + Size <= data.Length; at += Size)
        {
            if (isLineStart || Run.IsEmpty)
            {
                Append(piece, ref count);
                places.MoveTo(data, dataStart, dataStart + at);
                Run.StartSegment(dataStart + at, places.At(data, dataStart, dataStart + at));
            }

            var code = isBig ? BinaryPrimitives.ReadUInt16BigEndian(data[at..]) : BinaryPrimitives.ReadUInt16LittleEndian(data[at..]);
            piece[Size * count++] = code <= byte.MaxValue ? (byte)code : Other;
            isLineStart = code == '\n';
            if (count == PieceUnits)
            {
                Append(piece, ref count);
            }
        }

        Append(piece, ref count);
        return at < end ? end : at;
    }

    private void Append(Span<byte> piece, ref int count)
    {
        Run!.Append(piece[..(count * Size)]);
        piece.Clear();
        count = 0;
    }

    // Most of a text in any language of Europe.
    private static bool IsText(ReadOnlySpan<byte> sample, int zeros)
    {
        const int Least = 48, Most = 512, Others = 8;
        sample = sample[..(Math.Min(sample.Length, Most) & ~1)];
        var allowed = sample.Length < Least ? -1 : sample.Length / Size / Others;
        for (var at = 0; at < sample.Length && allowed >= 0; at += Size)
        {
            allowed -= sample[at + zeros] == 0 && sample[at + 1 - zeros] is (>= 0x20 and < 0x7F) or (byte)'\n' or (byte)'\r' or (byte)'\t' ? 0 : 1;
        }

        return allowed >= 0;
    }
}
