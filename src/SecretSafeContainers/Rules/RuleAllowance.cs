using System.Collections.Immutable;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Rules;

/// <summary>What a user says is no finding after all: an entry of an allowlist. It holds for rules only, never for known secrets.</summary>
internal sealed record RuleAllowance
{
    /// <summary>One of them matches the path of the content.</summary>
    public ImmutableArray<Pattern> Paths { get; init; } = [];

    /// <summary>One of them matches the <see cref="Target"/>.</summary>
    public ImmutableArray<Pattern> Patterns { get; init; } = [];

    /// <summary>What <see cref="Patterns"/> are matched with.</summary>
    public AllowanceTarget Target { get; init; }

    /// <summary>The secret holds one of them, in any case.</summary>
    public ImmutableArray<string> StopWords { get; init; } = [];

    /// <summary>True if all that is said must hold; false if one of them is enough.</summary>
    public bool NeedsAll { get; init; }

    /// <summary>The rules for which it holds; empty for all of them.</summary>
    public ImmutableArray<string> Rules { get; init; } = [];

    /// <summary>True if a path alone decides.</summary>
    public bool IsOfPath => Patterns.IsEmpty && StopWords.IsEmpty;

    /// <summary>True if the path is one of <see cref="Paths"/>. What cannot be told in time is not allowed.</summary>
    public bool AllowsPath(string path) => Paths.Any(pattern => pattern.Regex.IsMatch(path) == true);

    /// <summary>True if the match is allowed by what it is.</summary>
    /// <param name="match">The whole match.</param>
    /// <param name="line">The lines in which it stands, as far as they are seen.</param>
    /// <param name="secret">The secret in it.</param>
    public bool AllowsText(ReadOnlySpan<char> match, ReadOnlySpan<char> line, ReadOnlySpan<char> secret)
    {
        var text = Target switch { AllowanceTarget.Match => match, AllowanceTarget.Line => line, _ => secret };
        var byPattern = IsAnyMatch(text);
        var byWord = HoldsStopWord(secret);
        return NeedsAll ? (byPattern || Patterns.IsEmpty) && (byWord || StopWords.IsEmpty) : byPattern || byWord;
    }

    private bool IsAnyMatch(ReadOnlySpan<char> text)
    {
        foreach (var pattern in Patterns)
        {
            if (pattern.Regex.IsMatch(text) == true)
            {
                return true;
            }
        }

        return false;
    }

    private bool HoldsStopWord(ReadOnlySpan<char> secret)
    {
        foreach (var word in StopWords)
        {
            if (secret.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
