using System.Globalization;
using System.Text;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>Writes a pattern in .NET's syntax, so that it means there what it means in RE2: every set is spelled out, and no option of .NET is needed.</summary>
/// <remarks>A character beyond U+FFFF is one character, <see cref="Beyond"/>, in the text that is matched; a pattern that tells such characters apart cannot be written.</remarks>
internal sealed class PatternPrinter
{
    /// <summary>Stands in a text for each character beyond U+FFFF: no text holds this one.</summary>
    public const char Beyond = '\uFFFE';

    // In ASCII .NET's own border is the same, and its linear engine knows no other.
    private const string WordCharacter = "[0-9A-Z_a-z]";

    private readonly StringBuilder printed = new();
    private readonly bool inAscii;

    private PatternPrinter(bool inAscii) => this.inAscii = inAscii;

    /// <summary>Writes it.</summary>
    /// <param name="node">The pattern.</param>
    /// <param name="inAscii">True if it will be matched in text of ASCII alone.</param>
    public static string Print(PatternNode node, bool inAscii)
    {
        var printer = new PatternPrinter(inAscii);
        printer.Write(node);
        return printer.printed.ToString();
    }

    /// <summary>True if it tells characters beyond U+FFFF apart.</summary>
    public static bool IsBeyond(PatternNode node) => node switch
    {
        PatternNode.Characters set => set.Ranges.Ranges.Any(range => range.Last > char.MaxValue && (range.First > 0x10000 || range.Last < CharacterRanges.Max)),
        PatternNode.Sequence sequence => sequence.Parts.Any(IsBeyond),
        PatternNode.Choice choice => choice.Options.Any(IsBeyond),
        PatternNode.Repeat repeat => IsBeyond(repeat.Part),
        PatternNode.Group group => IsBeyond(group.Part),
        _ => false,
    };

    /// <summary>True if it asks for the border of a word.</summary>
    public static bool HasWordBorder(PatternNode node) => node switch
    {
        PatternNode.Border border => border.Kind is PatternBorder.Word or PatternBorder.NoWord,
        PatternNode.Sequence sequence => sequence.Parts.Any(HasWordBorder),
        PatternNode.Choice choice => choice.Options.Any(HasWordBorder),
        PatternNode.Repeat repeat => HasWordBorder(repeat.Part),
        PatternNode.Group group => HasWordBorder(group.Part),
        _ => false,
    };

    private void Write(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.Characters set:
                Write(set.Ranges);
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Write(part);
                }

                break;
            case PatternNode.Choice choice:
                Write("(?:", choice);
                break;
            case PatternNode.Repeat repeat:
                Write(repeat);
                break;
            case PatternNode.Group group:
                // By number, also if it has a name: .NET would number those with a name behind all others.
                Write(string.Create(CultureInfo.InvariantCulture, $"(?<{group.Number}>"), group.Part);
                break;
            case PatternNode.Border border:
                printed.Append(Text(border.Kind));
                break;
        }
    }

    private void Write(string opening, PatternNode part)
    {
        printed.Append(opening);
        if (part is PatternNode.Choice choice)
        {
            for (var option = 0; option < choice.Options.Length; option++)
            {
                printed.Append(option > 0 ? "|" : "");
                Write(choice.Options[option]);
            }
        }
        else
        {
            Write(part);
        }

        printed.Append(')');
    }

    private void Write(PatternNode.Repeat repeat)
    {
        if (repeat.Part is PatternNode.Characters or PatternNode.Group)
        {
            Write(repeat.Part);
        }
        else
        {
            Write("(?:", repeat.Part);
        }

        printed.Append((repeat.Min, repeat.Max) switch
        {
            (0, null) => "*",
            (1, null) => "+",
            (0, 1) => "?",
            (var min, null) => string.Create(CultureInfo.InvariantCulture, $"{{{min},}}"),
            (var min, var max) when min == max => string.Create(CultureInfo.InvariantCulture, $"{{{min}}}"),
            (var min, var max) => string.Create(CultureInfo.InvariantCulture, $"{{{min},{max}}}"),
        });
        // A lazy loop over the empty text does not end in .NET's engine that backtracks, nor does its timeout hold there (10.0.401): (?:(?:$|_)+?){0,3} takes 40 s, and all memory.
        printed.Append(repeat.IsLazy && (inAscii || !CanBeEmpty(repeat.Part)) ? "?" : "");
    }

    /// <summary>True if it matches the empty text.</summary>
    internal static bool CanBeEmpty(PatternNode node) => node switch
    {
        PatternNode.Characters => false,
        PatternNode.Repeat repeat => repeat.Min == 0 || CanBeEmpty(repeat.Part),
        PatternNode.Sequence sequence => sequence.Parts.All(CanBeEmpty),
        PatternNode.Choice choice => choice.Options.Any(CanBeEmpty),
        PatternNode.Group group => CanBeEmpty(group.Part),
        _ => true,
    };

    private void Write(CharacterRanges set)
    {
        if (set.Ranges is [var (first, last)] && first == last && first <= char.MaxValue)
        {
            Write((char)first);
            return;
        }

        var isNegated = set.Contains(0) && set.Contains(char.MaxValue);
        var ranges = (isNegated ? set.Negate() : set).Ranges.Where(range => range.First <= char.MaxValue).ToList();
        if (ranges.Count == 0)
        {
            // Nothing but characters beyond, nothing at all, or everything.
            printed.Append(isNegated ? @"[\s\S]" : set.Ranges.IsEmpty ? @"[^\s\S]" : @"\uFFFE");
            return;
        }

        printed.Append(isNegated ? "[^" : "[");
        foreach (var (from, to) in ranges)
        {
            Write((char)from);
            if (to > from)
            {
                printed.Append('-');
                Write((char)Math.Min(to, char.MaxValue));
            }
        }

        printed.Append(!isNegated && set.Contains(CharacterRanges.Max) ? @"\uFFFE]" : "]");
    }

    private void Write(char character)
    {
        if (char.IsAsciiLetterOrDigit(character))
        {
            printed.Append(character);
        }
        else
        {
            printed.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
        }
    }

    private string Text(PatternBorder border) => border switch
    {
        PatternBorder.TextStart => @"\A",
        PatternBorder.TextEnd => @"\z",
        PatternBorder.LineStart => "(?m:^)",
        PatternBorder.LineEnd => "(?m:$)",
        PatternBorder.Word => inAscii ? @"\b" : $"(?:(?<={WordCharacter})(?!{WordCharacter})|(?<!{WordCharacter})(?={WordCharacter}))",
        _ => inAscii ? @"\B" : $"(?:(?<={WordCharacter})(?={WordCharacter})|(?<!{WordCharacter})(?!{WordCharacter}))",
    };
}
