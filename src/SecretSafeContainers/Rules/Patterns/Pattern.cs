using System.Diagnostics.CodeAnalysis;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>A regular expression in RE2's syntax, understood: what Go, and so gitleaks, calls one. It has neither lookarounds nor references, so it can be matched in linear time.</summary>
/// <param name="Root">What it means.</param>
/// <param name="Groups">How many groups it has.</param>
/// <param name="Names">The numbers of those with a name.</param>
internal sealed record Pattern(PatternNode Root, int Groups, IReadOnlyDictionary<string, int> Names)
{
    /// <summary>Longest pattern, in characters.</summary>
    public const int MaxLength = 32 * 1024;

    private readonly Lazy<PatternFacts> facts = new(() => PatternFacts.Of(Root));
    private readonly Lazy<PatternRegex> regex = new(() => new(Root));

    /// <summary>What every match holds, and how long it can be.</summary>
    public PatternFacts Facts => facts.Value;

    /// <summary>It, ready to be matched.</summary>
    public PatternRegex Regex => regex.Value;

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="pattern">It, if it is one.</param>
    /// <param name="problem">What is wrong with it and at which character, if it is none.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out Pattern? pattern, [NotNullWhen(false)] out string? problem)
    {
        (pattern, problem) = (null, null);
        if (text.Length > MaxLength)
        {
            problem = $"it is longer than {MaxLength:N0} characters";
            return false;
        }

        try
        {
            pattern = new PatternParser(text).Parse();
            problem = PatternPrinter.IsBeyond(pattern.Root) ? "it tells characters beyond U+FFFF apart" : null;
            return problem is null;
        }
        catch (FormatException failure)
        {
            problem = failure.Message;
            return false;
        }
    }

    /// <inheritdoc/>
    public bool Equals(Pattern? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
