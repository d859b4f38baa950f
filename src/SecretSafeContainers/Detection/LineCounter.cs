using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace SecretSafeContainers.Detection;

/// <summary>Counts lines and columns of text while it slides by. Lines end with LF; columns count code points (UTF-8) or code units (UTF-16).</summary>
internal struct LineCounter
{
    private readonly ContentForm form;
    private long position;
    private int line = 1;
    private int column = 1;

    /// <summary>Starts behind a byte order mark, which has no column.</summary>
    /// <param name="sample">The content's first bytes, <see cref="DetectionLimits.SampleBytes"/> or all.</param>
    public LineCounter(ReadOnlySpan<byte> sample)
    {
        form = FormOf(sample);
        position = form switch
        {
            ContentForm.Utf16LittleEndian or ContentForm.Utf16BigEndian => 2,
            ContentForm.Text when sample.StartsWith("\uFEFF"u8) => 3,
            _ => 0,
        };
    }

    /// <summary>The content's form.</summary>
    public readonly ContentForm Form => form;

    /// <summary>True if the content has lines.</summary>
    public readonly bool IsText => form is ContentForm.Text or ContentForm.Utf16LittleEndian or ContentForm.Utf16BigEndian;

    /// <summary>Moves forward to an offset; an earlier one changes nothing.</summary>
    /// <param name="data">Bytes of the content that include all from the current position to the target.</param>
    /// <param name="dataStart">The content offset of the first of them.</param>
    /// <param name="target">The content offset to move to.</param>
    public void MoveTo(ReadOnlySpan<byte> data, long dataStart, long target)
    {
        var length = Math.Min(target, dataStart + data.Length) - position;
        if (!IsText || length <= 0)
        {
            return;
        }

        if (form != ContentForm.Text)
        {
            length &= ~1L;
        }

        var passed = data.Slice((int)(position - dataStart), (int)length);
        if (form == ContentForm.Text)
        {
            PassBytes(passed);
        }
        else
        {
            PassUnits(MemoryMarshal.Cast<byte, ushort>(passed));
        }

        position += length;
    }

    /// <summary>Line and column, from 1, of an offset at or behind the current position, which stays where it is; null without lines.</summary>
    public readonly (int Line, int Column)? At(ReadOnlySpan<byte> data, long dataStart, long offset)
    {
        if (!IsText)
        {
            return null;
        }

        var ahead = this;
        ahead.MoveTo(data, dataStart, offset);
        return (ahead.line, ahead.column);
    }

    private static ContentForm FormOf(ReadOnlySpan<byte> sample)
    {
        sample = sample[..Math.Min(sample.Length, DetectionLimits.SampleBytes)];
        return sample switch
        {
            [0xFF, 0xFE, 0, 0, ..] => ContentForm.Binary,
            [0xFF, 0xFE, ..] => ContentForm.Utf16LittleEndian,
            [0xFE, 0xFF, ..] => ContentForm.Utf16BigEndian,
            [0, not 0, 0, not 0, 0, not 0, 0, not 0, ..] => ContentForm.BinaryBigEndian,
            _ => sample.Contains((byte)0) ? ContentForm.Binary : ContentForm.Text,
        };
    }

    private void PassBytes(ReadOnlySpan<byte> passed)
    {
        var last = passed.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            line += passed.Count((byte)'\n');
            column = 1;
        }

        var rest = passed[(last + 1)..];
        column += rest.Length - ContinuationBytes(rest);
    }

    private void PassUnits(ReadOnlySpan<ushort> passed)
    {
        var newline = BitConverter.IsLittleEndian == (form == ContentForm.Utf16LittleEndian) ? '\n' : BinaryPrimitives.ReverseEndianness((ushort)(byte)10);
        var last = passed.LastIndexOf(newline);
        if (last >= 0)
        {
            line += passed.Count(newline);
            column = 1;
        }

        column += passed.Length - (last + 1);
    }

    // Eight at a time: a continuation byte has bit 7 and not bit 6, which the shift puts beside it. Minified files are one line of megabytes.
    private static int ContinuationBytes(ReadOnlySpan<byte> bytes)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var count = 0;
        foreach (var word in words)
        {
            count += BitOperations.PopCount(word & ~(word << 1) & 0x8080_8080_8080_8080);
        }

        foreach (var value in bytes[(words.Length * sizeof(ulong))..])
        {
            count += (value & 0xC0) == 0x80 ? 1 : 0;
        }

        return count;
    }
}
