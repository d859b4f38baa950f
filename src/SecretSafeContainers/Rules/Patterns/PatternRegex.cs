using System.Text.RegularExpressions;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>A pattern in .NET's engines. Thread-safe.</summary>
/// <remarks>
/// The syntax has nothing that a linear engine cannot do, so .NET's is used: a hostile text costs no more than another. It knows the borders of words in .NET's
/// sense alone, which in text of ASCII is RE2's. Other text with such borders, and patterns too large for that engine, go to the one that backtracks, under a timeout.
/// </remarks>
/// <param name="root">The pattern.</param>
internal sealed class PatternRegex(PatternNode root)
{
    /// <summary>Time for one match.</summary>
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    private readonly Lazy<Regex> inAscii = new(() => Make(PatternPrinter.Print(root, inAscii: true), isLinear: true));
    private readonly Lazy<Regex> inAny = new(() => Make(PatternPrinter.Print(root, inAscii: false), isLinear: !PatternPrinter.HasWordBorder(root)));

    /// <summary>The expression for a text.</summary>
    public Regex For(ReadOnlySpan<char> text) => !PatternPrinter.HasWordBorder(root) || System.Text.Ascii.IsValid(text) ? inAscii.Value : inAny.Value;

    /// <summary>True if it matches somewhere in a text; null if that could not be told in time.</summary>
    public bool? IsMatch(ReadOnlySpan<char> text)
    {
        try
        {
            return For(text).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Make(string pattern, bool isLinear)
    {
        var options = RegexOptions.CultureInvariant | (isLinear ? RegexOptions.NonBacktracking : RegexOptions.None);
        try
        {
            return new(pattern, options, Timeout);
        }
        catch (NotSupportedException)
        {
            // Too large for an automaton.
            return new(pattern, RegexOptions.CultureInvariant, Timeout);
        }
    }
}
