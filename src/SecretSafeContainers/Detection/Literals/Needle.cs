namespace SecretSafeContainers.Detection.Literals;

/// <summary>
/// A text that is looked for, once for all literals that are it: as it is, and with its characters spaced by one zero (UTF-16) or by three (UTF-32).
/// </summary>
/// <param name="Bytes">Its characters, a byte each; lower case if the case is ignored.</param>
/// <param name="IgnoreCase">True if ASCII letters match in either case.</param>
internal sealed record Needle(byte[] Bytes, bool IgnoreCase)
{
    /// <summary>The strides of spaced characters.</summary>
    public const int Utf16Stride = 2, Utf32Stride = 4;

    private int[] plain = [];
    private int[] utf16 = [];
    private int[] utf32 = [];

    /// <summary>Offset of the window: the bytes by which the needle is recognised.</summary>
    public int Window { get; set; }

    /// <summary>From its window, how far a needle reaches back at most.</summary>
    public int Lead => Window * (utf32.Length > 0 ? Utf32Stride : utf16.Length > 0 ? Utf16Stride : 1);

    /// <summary>The bit in which the cases of a character differ; 0 if they do not, or matter.</summary>
    public byte CaseBit(int at) => (byte)(IgnoreCase && Bytes[at] is >= (byte)'a' and <= (byte)'z' ? 0x20 : 0);

    /// <summary>Four bytes in lower case, the first one lowest.</summary>
    public uint LowerAt(int at) => Fold(Bytes[at]) | ((uint)Fold(Bytes[at + 1]) << 8) | ((uint)Fold(Bytes[at + 2]) << 16) | ((uint)Fold(Bytes[at + 3]) << 24);

    /// <summary>The literals that are this text with so many bytes for a character.</summary>
    public int[] LiteralsOf(int stride) => stride switch { 1 => plain, Utf16Stride => utf16, _ => utf32 };

    /// <summary>Adds a literal.</summary>
    public void Add(int literal, int stride)
    {
        switch (stride)
        {
            case 1:
                plain = [.. plain, literal];
                break;
            case Utf16Stride:
                utf16 = [.. utf16, literal];
                break;
            default:
                utf32 = [.. utf32, literal];
                break;
        }
    }

    /// <summary>The needles of literals.</summary>
    /// <exception cref="ArgumentException">A literal is shorter than <see cref="LiteralSet.MinBytes"/>.</exception>
    public static List<Needle> Of(IReadOnlyList<SearchLiteral> literals)
    {
        var needles = new List<Needle>(literals.Count);
        var known = new Dictionary<NeedleKey, Needle>(literals.Count);
        for (var index = 0; index < literals.Count; index++)
        {
            var (bytes, ignoreCase) = literals[index];
            if (bytes.Length < LiteralSet.MinBytes)
            {
                throw new ArgumentException($"A literal has at least {LiteralSet.MinBytes} bytes.", nameof(literals));
            }

            var stride = StrideOf(bytes);
            var text = new byte[((bytes.Length - 1) / stride) + 1];
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = ignoreCase ? Fold(bytes[at * stride]) : bytes[at * stride];
            }

            var key = new NeedleKey(text, ignoreCase);
            if (!known.TryGetValue(key, out var needle))
            {
                needles.Add(known[key] = needle = new(text, ignoreCase));
            }

            needle.Add(index, stride);
        }

        return needles;
    }

    /// <summary>ASCII lower case of a byte.</summary>
    public static byte Fold(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value + 0x20) : value;

    // Three characters, none of them zero, with nothing but zeros between them.
    private static int StrideOf(byte[] bytes)
    {
        var stride = bytes[1] != 0 ? 1 : bytes[2] != 0 ? Utf16Stride : Utf32Stride;
        if (stride == 1 || bytes.Length % stride != 1 || bytes.Length < ((LiteralSet.MinBytes - 1) * stride) + 1)
        {
            return 1;
        }

        for (var at = 0; at < bytes.Length; at++)
        {
            if (bytes[at] == 0 != (at % stride > 0))
            {
                return 1;
            }
        }

        return stride;
    }
}
