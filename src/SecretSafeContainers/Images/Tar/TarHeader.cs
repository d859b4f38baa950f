using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace SecretSafeContainers.Images.Tar;

/// <summary>One 512-byte tar header: v7, ustar, star or GNU. Offsets are those of POSIX <c>pax</c> and GNU <c>tar.h</c>.</summary>
/// <remarks>
/// Read as Go's <c>archive/tar</c> reads it, since that is what every engine unpacks with.
/// <see href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html"/>, <see href="https://www.gnu.org/software/tar/manual/html_node/Standard.html"/>
/// </remarks>
internal readonly ref struct TarHeader(ReadOnlySpan<byte> block)
{
    /// <summary>Bytes of a header and of the grid on which everything lies.</summary>
    public const int BlockSize = 512;

    private readonly ReadOnlySpan<byte> block = block[..BlockSize];

    /// <summary>The type flag: <c>'0'</c> a file, <c>'5'</c> a directory and so on; NUL is v7's file.</summary>
    public char Type => (char)block[156];

    /// <summary>Stored bytes that follow, or null if the field is no number or negative.</summary>
    public long? Size => TarNumber.Parse(block.Slice(124, 12));

    /// <summary>True for GNU's own format, whose prefix area holds times and sparse maps.</summary>
    public bool IsGnu => block.Slice(257, 8).SequenceEqual("ustar  \0"u8);

    /// <summary>True if a further block of GNU sparse map follows.</summary>
    public bool HasSparseExtension => Type == 'S' && block[482] != 0;

    /// <summary>The path, prefix included.</summary>
    public string Name
    {
        get
        {
            var name = Terminated(block[..100]);
            var prefix = Prefix;
            return prefix.IsEmpty ? Text(name) : $"{Text(prefix)}/{Text(name)}";
        }
    }

    /// <summary>Where a link points; empty if the field is.</summary>
    public string LinkName => Text(Terminated(block.Slice(157, 100)));

    /// <summary>The owner's name; empty in v7.</summary>
    public string UserName => IsV7 ? "" : Text(Terminated(block.Slice(265, 32)));

    /// <summary>The group's name; empty in v7.</summary>
    public string GroupName => IsV7 ? "" : Text(Terminated(block.Slice(297, 32)));

    /// <summary>True if the stored checksum is the sum of the header's bytes, unsigned or (some old writers) signed.</summary>
    public bool HasValidChecksum
    {
        get
        {
            var stored = TarNumber.Parse(block.Slice(148, 8));
            return stored is not null && (stored == UnsignedSum() || stored == SignedSum());
        }
    }

    /// <summary>Gives away what lies behind the ends of texts and in the unused rest: nothing in an honest header.</summary>
    public void CollectSlack(TarExtensions extensions)
    {
        extensions.TakeSlack(BehindEnd(block[..100]));
        TakeUnlessNumbers(extensions, block[100..124]);
        extensions.TakeSlack(TarNumber.IsBase256(block[124]) ? default : BehindEnd(block[124..136]));
        TakeUnlessNumbers(extensions, block[136..148]);
        extensions.TakeSlack(BehindEnd(block.Slice(157, 100)));
        if (IsV7)
        {
            extensions.TakeSlack(block[257..]);
            return;
        }

        extensions.TakeSlack(BehindEnd(block.Slice(265, 32)));
        extensions.TakeSlack(BehindEnd(block.Slice(297, 32)));
        TakeUnlessNumbers(extensions, block[329..345]);
        var behindPrefix = block[(345 + Prefix.Length)..(IsStar ? 508 : 512)];
        if (IsGnu || IsStar)
        {
            // Times, offsets and the map of a sparse file.
            TakeUnlessNumbers(extensions, behindPrefix);
        }
        else
        {
            extensions.TakeSlack(behindPrefix);
        }
    }

    private static void TakeUnlessNumbers(TarExtensions extensions, ReadOnlySpan<byte> fields)
    {
        if (!TarNumber.AreOnly(fields))
        {
            extensions.TakeSlack(fields);
        }
    }

    private bool IsStar => block.Slice(508, 4).SequenceEqual("tar\0"u8);

    private bool IsV7 => !block.Slice(257, 5).SequenceEqual("ustar"u8);

    private ReadOnlySpan<byte> Prefix
    {
        get
        {
            if (IsV7)
            {
                return default;
            }

            // Go up to 1.8 wrote ustar prefixes under GNU's magic; otherwise the area begins with a number or NUL.
            var isText = block[345] is not (0 or (byte)' ' or >= (byte)'0' and <= (byte)'7' or >= 0x80);
            return IsGnu && !isText ? default : Terminated(block.Slice(345, IsStar ? 131 : 155));
        }
    }

    /// <summary>UTF-8, and each byte that is none as the character of Latin-1: one odd byte must not hide the text around it.</summary>
    public static string Text(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var isRune = Rune.DecodeFromUtf8(bytes, out var rune, out var length) == OperationStatus.Done;
            text.Append(isRune ? rune.ToString() : Encoding.Latin1.GetString(bytes[..length]));
            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>Bytes that fill content up to the grid.</summary>
    public static int PaddingOf(long size) => (int)(-size & (BlockSize - 1));

    private static ReadOnlySpan<byte> Terminated(ReadOnlySpan<byte> field)
    {
        var length = field.IndexOf((byte)0);
        return length < 0 ? field : field[..length];
    }

    private static ReadOnlySpan<byte> BehindEnd(ReadOnlySpan<byte> field) => field[Terminated(field).Length..];

    /// <summary>The sum with the checksum field taken as blanks; four 16-bit lanes hold at most 2 x 64 x 255 each.</summary>
    private long UnsignedSum()
    {
        ulong lanes = 0;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(block))
        {
            lanes += (word & 0x00FF00FF00FF00FF) + ((word >> 8) & 0x00FF00FF00FF00FF);
        }

        var sum = (long)((lanes & 0xFFFF) + ((lanes >> 16) & 0xFFFF) + ((lanes >> 32) & 0xFFFF) + (lanes >> 48));
        foreach (var digit in block.Slice(148, 8))
        {
            sum += ' ' - digit;
        }

        return sum;
    }

    private long SignedSum()
    {
        long sum = 8 * ' ';
        for (var i = 0; i < BlockSize; i++)
        {
            sum += i is >= 148 and < 156 ? 0 : (sbyte)block[i];
        }

        return sum;
    }
}
