using System.Text.RegularExpressions;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A rule's pattern and checks, applied to slices. Its regular expression is built on the first candidate. Thread-safe.</summary>
/// <remarks>
/// Patterns use lookarounds for borders, which the non-backtracking engine has not; repetitions are bounded, slices are short, and a timeout guards the rest.
/// Compiling costs 10 to 30 ms and makes a match 20 times faster, so it pays from some hundred candidates on:
/// most rules see a handful in a publish folder and stay interpreted, the hot ones are compiled while an image is read.
/// </remarks>
internal sealed class RuleMatcher(Rule rule, TimeSpan matchTimeout)
{
    private const int CandidatesBeforeCompiling = 256;
    private const string SecretGroup = "secret";

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
        var pattern = PatternForNext();
        var (start, length) = literal.GetOffsetAndLength(slice.Length);
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

    private void MatchAnchored(Regex pattern, ReadOnlySpan<char> slice, int literalStart, List<Range> secrets)
    {
        for (var at = Math.Max(0, literalStart - rule.LeadCharacters); at <= literalStart; at++)
        {
            foreach (var match in pattern.EnumerateMatches(slice, at))
            {
                Add(SecretOf(pattern, slice, match), secrets);
                return;
            }
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
                Add(SecretOf(pattern, slice, match), secrets);
            }
        }
    }

    private Regex PatternForNext()
    {
        var count = Interlocked.Increment(ref candidates);
        var current = Volatile.Read(ref regex);
        if (current is not null && count != CandidatesBeforeCompiling)
        {
            return current;
        }

        var options = RegexOptions.CultureInvariant
            | (rule.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None)
            | (count >= CandidatesBeforeCompiling ? RegexOptions.Compiled : RegexOptions.None);
        current = new(IsAnchored ? @"\G(?:" + rule.Pattern + ")" : rule.Pattern, options, matchTimeout);
        Volatile.Write(ref regex, current);
        return current;
    }

    // Groups can be read of strings only. A string is made of a slice that matches, not of every candidate's.
    private Range? SecretOf(Regex pattern, ReadOnlySpan<char> slice, ValueMatch found)
    {
        var match = pattern.Match(slice.ToString(), found.Index);
        var group = match.Groups[SecretGroup];
        var (index, length) = group.Success ? (group.Index, group.Length) : (match.Index, match.Length);
        var secret = slice.Slice(index, length);
        return match.Success && length > 0 && SecretChecks.Passes(rule, secret) ? index..(index + length) : null;
    }
}
