using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Detection;

/// <summary>A slice with its escapes undone, for rules: a key that a JSON writer has escaped, a token behind <c>\n</c>. Used again for each slice.</summary>
internal sealed class UnescapedSlice : IDisposable
{
    // Of the slice around the literal: what is farther away is no part of a credential with escapes but a text.
    private const int BeforeCharacters = 256;
    private const int BehindCharacters = 768;

    private static readonly SearchValues<char> Signs = SearchValues.Create("\\%&");
    private static readonly SearchValues<byte> SignBytes = SearchValues.Create("\\%&"u8);

    private readonly char[] characters = new char[BeforeCharacters + DetectionLimits.LiteralCharacters + BehindCharacters];
    private readonly int[] sources = new int[BeforeCharacters + DetectionLimits.LiteralCharacters + BehindCharacters + 1];
    private int length;
    private TextUnit unit;

    /// <summary>The characters. Of single bytes they are what a slice of them has: bytes, widened.</summary>
    public ReadOnlySpan<char> Characters => characters.AsSpan(0, length);

    /// <summary>Where the literal stands among them.</summary>
    public Range Literal { get; private set; }

    /// <summary>The escapes that were undone; see <see cref="EscapeSymbol.Escapes"/>.</summary>
    public int Escapes { get; private set; }

    /// <summary>The part of a slice in which escapes are undone, and a little more.</summary>
    /// <param name="slice">The slice, as single bytes.</param>
    /// <param name="literal">Where the literal starts in it.</param>
    public static ReadOnlySpan<byte> PartOf(ReadOnlySpan<byte> slice, int literal) => slice[Math.Max(0, literal - BeforeCharacters)..];

    /// <summary>False if no escape begins in a part.</summary>
    public static bool MayHoldEscapes(ReadOnlySpan<byte> part) => part.ContainsAny(SignBytes);

    /// <summary>Undoes the escapes. False if there is none at this level, one takes a part of the literal, or the rule could find nothing.</summary>
    /// <param name="matcher">The rule.</param>
    /// <param name="slice">The slice.</param>
    /// <param name="literal">Where the literal stands in it.</param>
    /// <param name="storedIn">How its characters were stored.</param>
    /// <param name="level">How often; see <see cref="EscapeReader"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryUnescape(RuleMatcher matcher, ReadOnlySpan<char> slice, Range literal, TextUnit storedIn, int level)
    {
        var (literalStart, literalLength) = literal.GetOffsetAndLength(slice.Length);
        var from = Math.Max(0, literalStart - BeforeCharacters);
        slice = slice[..Math.Min(slice.Length, literalStart + literalLength + BehindCharacters)];
        if (!slice[from..].ContainsAny(Signs) || !matcher.MayMatchUnescaped(slice[from..]))
        {
            return false;
        }

        unit = storedIn;
        (length, Escapes) = (0, 0);
        var start = -1;
        var reader = new EscapeReader(MemoryMarshal.AsBytes(slice), BitConverter.IsLittleEndian ? TextUnit.Utf16LittleEndian : TextUnit.Utf16BigEndian);
        for (var at = from; at < slice.Length;)
        {
            start = at == literalStart ? length : start;
            var next = at + 1;
            if (Signs.Contains(slice[at]) && reader.TryRead(2 * at, level, out var symbol) && IsUndone(symbol))
            {
                Escapes = Math.Max(Escapes, symbol.Escapes);
                next = symbol.Next / 2;
                Write(symbol, at);
            }
            else
            {
                Put(slice[at], at);
            }

            at = next;
        }

        sources[length] = slice.Length;
        Literal = start < 0 ? default : start..(start + literalLength);
        return Escapes != 0 && start >= 0 && start + literalLength <= length && EscapeSymbol.DepthOf(Escapes) == level;
    }

    /// <summary>Where a range of the characters comes from in the slice.</summary>
    public Range SourceOf(Range range) => sources[range.Start.Value]..sources[range.End.Value];

    /// <summary>A range of the characters as UTF-8.</summary>
    public byte[] TextOf(Range range) => (unit == TextUnit.Byte ? Encoding.Latin1 : Encoding.UTF8).GetBytes(characters[range]);

    /// <inheritdoc/>
    public void Dispose() => CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(characters.AsSpan()));

    // A sign that stands doubled may mean itself: only what tells by its form is undone. %FEED_TOKEN% is a variable, and no byte.
    private static bool IsUndone(EscapeSymbol symbol) => symbol is { Escapes: not 0, IsByte: false } && !EscapeSymbol.EndsQuoted(symbol.Escapes);

    private void Write(EscapeSymbol symbol, int source)
    {
        if (symbol.Code < 0x80 || symbol.IsByte || !Rune.IsValid(symbol.Code))
        {
            Put((char)symbol.Code, source);
        }
        else if (unit == TextUnit.Byte)
        {
            Span<byte> utf8 = stackalloc byte[4];
            foreach (var value in utf8[..new Rune(symbol.Code).EncodeToUtf8(utf8)])
            {
                Put((char)value, source);
            }
        }
        else
        {
            foreach (var value in new Rune(symbol.Code).ToString())
            {
                Put(value, source);
            }
        }
    }

    private void Put(char value, int source)
    {
        characters[length] = value;
        sources[length++] = source;
    }
}
