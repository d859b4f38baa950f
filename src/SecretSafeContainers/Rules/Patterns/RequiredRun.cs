using System.Buffers;
using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>
/// Characters in a row without which a pattern cannot find a secret, as they are the secret: 40 hexadecimal digits behind a space, a quotation mark or a sign of assignment.
/// Looked for by vectors, in some 100 ns, where the pattern itself would take 10 to 200 us.
/// </summary>
/// <remarks>The law is a prefilter's: it may lie yes, never no. It is read off the pattern, so that no rule has to say it, and none can say it wrongly.</remarks>
internal sealed class RequiredRun
{
    /// <summary>Stands in every text.</summary>
    public static readonly RequiredRun None = new(new(0, UInt128.MaxValue, UInt128.MaxValue, 0), 0);

    // Fewer stand nearly everywhere.
    private const int LeastLength = 6;

    private readonly int length;
    private readonly int lead;
    private readonly int within;
    private readonly Signs<byte> bytes;
    private readonly Signs<char> characters;

    private RequiredRun(SecretShape shape, int lead)
    {
        (length, this.lead, within) = (shape.Length, lead, shape.Within);
        var others = Of(~shape.Characters);
        char[] othersThanEscapes = [.. others.Where(code => !IsOfEscape(code))];
        char[]? before = shape.Before == UInt128.MaxValue ? null : [.. Of(shape.Before), .. Enumerable.Range(0x80, 0x80).Select(code => (char)code)];
        characters = new(SearchValues.Create(others), before is null ? null : SearchValues.Create(before), SearchValues.Create(othersThanEscapes));
        bytes = new(SearchValues.Create(Narrow(others)), before is null ? null : SearchValues.Create(Narrow(before)), SearchValues.Create(Narrow(othersThanEscapes)));
    }

    /// <summary>The run that a rule of the catalogue requires.</summary>
    public static RequiredRun Of(Rule rule) =>
        SecretShape.Of(rule.Pattern, rule.IgnoreCase) is { Length: >= LeastLength } shape ? new(shape, rule.LeadCharacters) : None;

    /// <summary>True if the run stands where a match that overlaps the literal can have it.</summary>
    /// <param name="slice">The literal and the characters around it.</param>
    /// <param name="literal">Where the literal starts.</param>
    public bool StandsIn(ReadOnlySpan<char> slice, int literal) => StandsIn(slice, literal, characters);

    /// <summary>The same of single bytes, which are the first 256 characters.</summary>
    /// <inheritdoc cref="StandsIn(ReadOnlySpan{char}, int)"/>
    public bool StandsIn(ReadOnlySpan<byte> slice, int literal) => StandsIn(slice, literal, bytes);

    /// <summary>True if the run may stand in a text once its escapes are undone: each of these is of one character at least, so the run is as long before.</summary>
    public bool StandsEscapedIn(ReadOnlySpan<char> text) => StandsEscapedIn(text, characters);

    /// <summary>The same of single bytes.</summary>
    /// <inheritdoc cref="StandsEscapedIn(ReadOnlySpan{char})"/>
    public bool StandsEscapedIn(ReadOnlySpan<byte> text) => StandsEscapedIn(text, bytes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StandsIn<T>(ReadOnlySpan<T> slice, int literal, Signs<T> signs)
        where T : struct, IEquatable<T>
    {
        var before = signs.Before;
        // A match that may begin anywhere before the literal: all of the slice. What has something before it in the match does not begin the slice.
        var (first, last) = lead < Rule.ContextBytes ? (literal - lead, literal + within) : (0, slice.Length);
        last = Math.Min(last, slice.Length - length);
        for (var at = Math.Max(before is null ? 0 : 1, first); at <= last;)
        {
            if (before is not null)
            {
                var sign = slice[(at - 1)..last].IndexOfAny(before);
                if (sign < 0)
                {
                    return false;
                }

                at += sign;
            }

            // No run stands over a character that is none of it.
            var other = slice.Slice(at, length).LastIndexOfAny(signs.Others);
            if (other < 0)
            {
                return true;
            }

            at += other + 1;
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool StandsEscapedIn<T>(ReadOnlySpan<T> text, Signs<T> signs)
        where T : struct, IEquatable<T>
    {
        for (var at = 0; at <= text.Length - length;)
        {
            var other = text.Slice(at, length).LastIndexOfAny(signs.OthersThanEscapes);
            if (other < 0)
            {
                return true;
            }

            at += other + 1;
        }

        return false;
    }

    // A, \u0041, %41, &#65; &quot; and escapes of these. What is left out stands in no escape that is undone.
    private static bool IsOfEscape(char code) => !char.IsWhiteSpace(code) && !char.IsControl(code) && code is not ('"' or '\'' or ',' or '<' or '>' or '(' or ')' or '|');

    private static char[] Of(UInt128 bits) => [.. Enumerable.Range(0, 0x80).Where(code => (bits >> code & 1) != 0).Select(code => (char)code)];

    private static byte[] Narrow(char[] codes) => Array.ConvertAll(codes, code => (byte)code);

    /// <summary>What does not stand in the run, what stands before it (null for anything), and what stands neither in it nor in an escape.</summary>
    private readonly record struct Signs<T>(SearchValues<T> Others, SearchValues<T>? Before, SearchValues<T> OthersThanEscapes)
        where T : struct, IEquatable<T>;
}
