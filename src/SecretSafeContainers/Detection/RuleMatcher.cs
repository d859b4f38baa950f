using System.Text.RegularExpressions;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A rule's pattern and checks, applied to slices. Its regular expression is built on the first candidate. Thread-safe.</summary>
/// <remarks>
/// Patterns use lookarounds for borders, which the non-backtracking engine has not; repetitions are bounded, slices are short, and a timeout guards the rest.
/// Compiling costs 10 to 30 ms and makes a match 20 times faster, so it pays from some thousand candidates on:
/// most rules see a handful in a publish folder and stay interpreted, the hot ones are compiled, beside the scan, while an image is read.
/// </remarks>
internal sealed class RuleMatcher(Rule rule, TimeSpan matchTimeout)
{
    // Interpreted for 3 to 10 us each: as long as compiling takes.
    private const int CandidatesBeforeCompiling = 2_048;
    private const string AnchoredGroup = "__match";
    private const string SecretGroup = "secret";

    private readonly RegexOptions options = RegexOptions.CultureInvariant | (rule.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);
    private Regex? regex;
    private int candidates;

    /// <summary>The rule.</summary>
    public Rule Rule => rule;

    /// <summary>Finds the secrets whose match overlaps the literal.</summary>
    /// <param name="slice">The literal and the characters around it.</param>
    /// <param name="literal">Where the literal stands in the slice.</param>
    /// <param name="secrets">Receives where the secrets stand in the slice.</param>
    /// <returns>False if the pattern ran out of time.</returns>
    public bool TryMatch(ReadOnlySpan<char> slice, Range literal, List<Range> secrets)
    {
        var (start, length) = literal.GetOffsetAndLength(slice.Length);
        if (LacksRequired(slice[start..]))
        {
            return true;
        }

        var pattern = PatternForNext();
        try
        {
            if (IsAnchored)
            {
                MatchAnchored(pattern, slice, start, secrets);
            }
            else
            {
                MatchAnywhere(pattern, slice, start, start + length, secrets);
            }

            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private bool IsAnchored => rule.LeadCharacters < Rule.ContextBytes;

    private static void Add(Range? secret, List<Range> secrets)
    {
        if (secret is { } range)
        {
            secrets.Add(range);
        }
    }

    private bool LacksRequired(ReadOnlySpan<char> text) =>
        rule.Requires is { } required && !text[..Math.Min(text.Length, required.Within)].ContainsAny(required.AnyOf);

    // Tried at each place up to the literal's, the first one first.
    private void MatchAnchored(Regex pattern, ReadOnlySpan<char> slice, int literalStart, List<Range> secrets)
    {
        foreach (var match in pattern.EnumerateMatches(slice, Math.Max(0, literalStart - rule.LeadCharacters)))
        {
            Add(SecretOf(pattern, slice, match, literalStart), secrets);
            return;
        }
    }

    private void MatchAnywhere(Regex pattern, ReadOnlySpan<char> slice, int literalStart, int literalEnd, List<Range> secrets)
    {
        foreach (var match in pattern.EnumerateMatches(slice))
        {
            if (match.Index >= literalEnd)
            {
                return;
            }

            if (match.Index + match.Length > literalStart)
            {
                Add(SecretOf(pattern, slice, match, literalEnd), secrets);
            }
        }
    }

    private Regex PatternForNext()
    {
        if (Interlocked.Increment(ref candidates) == CandidatesBeforeCompiling)
        {
            // Whoever needs it meanwhile goes on with the other one.
            ThreadPool.UnsafeQueueUserWorkItem(static matcher => Volatile.Write(ref matcher.regex, matcher.Build(RegexOptions.Compiled)), this, preferLocal: false);
        }

        if (Volatile.Read(ref regex) is { } current)
        {
            return current;
        }

        current = Build(RegexOptions.None);
        return Interlocked.CompareExchange(ref regex, current, null) ?? current;
    }

    private Regex Build(RegexOptions how)
    {
        var pattern = IsAnchored ? $@"\G(?s:.{{0,{rule.LeadCharacters}}}?)(?<{AnchoredGroup}>{rule.Pattern})" : rule.Pattern;
        return new(pattern, options | how, matchTimeout);
    }

    // Groups can be read of strings only. A string is made of a slice that matches, not of every candidate's.
    private Range? SecretOf(Regex pattern, ReadOnlySpan<char> slice, ValueMatch found, int last)
    {
        var match = pattern.Match(slice.ToString(), found.Index);
        var whole = IsAnchored ? match.Groups[AnchoredGroup] : match;
        var group = match.Groups[SecretGroup] is { Success: true } secret ? secret : whole;
        if (!match.Success || group.Length == 0 || whole.Index > last)
        {
            return null;
        }

        return SecretChecks.Passes(rule, slice.Slice(group.Index, group.Length)) ? group.Index..(group.Index + group.Length) : null;
    }
}
