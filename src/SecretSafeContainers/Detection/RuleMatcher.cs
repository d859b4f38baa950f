using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Detection;

/// <summary>A rule's pattern and checks, applied to slices. Its regular expression is built on the first candidate. Thread-safe.</summary>
/// <remarks>
/// Patterns use lookarounds for borders, which the non-backtracking engine has not; repetitions are bounded, slices are short, and a timeout guards the rest.
/// Compiling costs some 30 us a character of the pattern and makes a match up to 20 times faster, so it pays once a pattern has taken as long interpreted:
/// most rules see a handful of candidates and stay interpreted, the hot ones are compiled, beside the scan, while an image is read. Of a pattern of some thousands the JIT compiler
/// makes code without optimising it (beyond 60,000 bytes of IL), which is no twice as fast: it must have more to do before that pays.
/// </remarks>
internal sealed class RuleMatcher(Rule rule, TimeSpan matchTimeout)
{
    private const string AnchoredGroup = "__match";
    private const string SecretGroup = "secret";

    private readonly RegexOptions options = RegexOptions.CultureInvariant | (rule.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None);

    // Measured at 1,500 to 2,100 characters with full, at 4,400 without optimisation.
    private const int OptimisedCharacters = 3000;

    // As long as compiling takes, measured at 65 to 1,200 characters: whatever comes, no more than twice of what would have been best.
    private readonly long timeBeforeCompiling = rule.Pattern.Length * Stopwatch.Frequency * (rule.Pattern.Length <= OptimisedCharacters ? 30 : 150) / 1_000_000;

    private readonly SearchValues<byte>? requiredSigns = rule.Requires is { } requires ? SearchValues.Create(Encoding.ASCII.GetBytes(requires.AnyOf)) : null;
    private readonly PatternMatcher? parsed = rule.Parsed is { } pattern ? new(rule, pattern) : null;
    private Regex? regex;
    private RequiredRun? required;
    private long interpreted;

    /// <summary>The rule.</summary>
    public Rule Rule => rule;

    /// <summary>False if nothing can be found there: what every match has is missing. It costs next to nothing, where the pattern is dear.</summary>
    /// <inheritdoc cref="TryMatch"/>
    public bool MayMatch(ReadOnlySpan<char> slice, Range literal) =>
        parsed is not null || (!LacksRequired(slice[literal.Start.Value..]) && Required.StandsIn(slice, literal.Start.Value));

    /// <summary>The same of the single bytes of a slice, before they are made characters; false only if nothing can be found once their escapes are undone either.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool MayMatch(ReadOnlySpan<byte> slice, Range literal)
    {
        if (parsed is not null)
        {
            return true;
        }

        var start = literal.Start.Value;
        var ahead = slice[start..];
        var lacks = requiredSigns is not null && !ahead[..Math.Min(ahead.Length, rule.Requires!.Within)].ContainsAny(requiredSigns);
        return (!lacks && Required.StandsIn(slice, start)) || (UnescapedSlice.MayHoldEscapes(UnescapedSlice.PartOf(slice, start)) && Required.StandsEscapedIn(UnescapedSlice.PartOf(slice, start)));
    }

    /// <summary>Finds the secrets whose match overlaps the literal.</summary>
    /// <param name="slice">The literal and the characters around it.</param>
    /// <param name="literal">Where the literal stands in the slice.</param>
    /// <param name="secrets">Receives where the secrets stand in the slice.</param>
    /// <param name="scope">Where and how far the rule holds in this content; null for everywhere.</param>
    /// <returns>False if the pattern ran out of time.</returns>
    public bool TryMatch(ReadOnlySpan<char> slice, Range literal, List<Range> secrets, RuleScope? scope = null)
    {
        if (parsed is not null)
        {
            return parsed.TryMatch(slice, literal, secrets, scope);
        }

        var (start, length) = literal.GetOffsetAndLength(slice.Length);
        var pattern = Volatile.Read(ref regex) ?? Interpret();
        var started = Stopwatch.GetTimestamp();
        try
        {
            if (IsAnchored)
            {
                MatchAnchored(pattern, slice, start, secrets, scope);
            }
            else
            {
                MatchAnywhere(pattern, slice, start, start + length, secrets, scope);
            }

            return true;
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
        finally
        {
            CompileAfter(Stopwatch.GetTimestamp() - started);
        }
    }

    /// <summary>True if the secret may stand in a text once its escapes are undone.</summary>
    public bool MayMatchUnescaped(ReadOnlySpan<char> text) => parsed is not null || Required.StandsEscapedIn(text);

    /// <summary>Finds the secrets whose match starts in a part of a text, of a rule without literals.</summary>
    /// <param name="text">The part, and characters around it.</param>
    /// <param name="owned">The part.</param>
    /// <param name="secrets">Receives where the secrets stand in the text.</param>
    /// <param name="scope">Where and how far the rule holds in this content; null for everywhere.</param>
    /// <returns>False if the pattern ran out of time.</returns>
    public bool TryMatchFrom(ReadOnlySpan<char> text, Range owned, List<Range> secrets, RuleScope? scope) =>
        parsed!.TryMatchFrom(text, owned, secrets, scope);

    // Read off the pattern on the first candidate; if two threads do so, the same twice.
    private RequiredRun Required => required ??= RequiredRun.Of(rule);

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
    private void MatchAnchored(Regex pattern, ReadOnlySpan<char> slice, int literalStart, List<Range> secrets, RuleScope? scope)
    {
        foreach (var match in pattern.EnumerateMatches(slice, Math.Max(0, literalStart - rule.LeadCharacters)))
        {
            Add(SecretOf(pattern, slice, match, literalStart, scope), secrets);
            return;
        }
    }

    private void MatchAnywhere(Regex pattern, ReadOnlySpan<char> slice, int literalStart, int literalEnd, List<Range> secrets, RuleScope? scope)
    {
        foreach (var match in pattern.EnumerateMatches(slice))
        {
            if (match.Index >= literalEnd)
            {
                return;
            }

            if (match.Index + match.Length > literalStart)
            {
                Add(SecretOf(pattern, slice, match, literalEnd, scope), secrets);
            }
        }
    }

    private Regex Interpret()
    {
        var built = Build(RegexOptions.None);
        return Interlocked.CompareExchange(ref regex, built, null) ?? built;
    }

    // Whoever needs it meanwhile goes on with the other one.
    private void CompileAfter(long time)
    {
        var spent = Interlocked.Add(ref interpreted, time);
        if (spent >= timeBeforeCompiling && spent - time < timeBeforeCompiling)
        {
            ThreadPool.UnsafeQueueUserWorkItem(static matcher => Volatile.Write(ref matcher.regex, matcher.Build(RegexOptions.Compiled)), this, preferLocal: false);
        }
    }

    private Regex Build(RegexOptions how)
    {
        var pattern = IsAnchored ? $@"\G(?s:.{{0,{rule.LeadCharacters}}}?)(?<{AnchoredGroup}>{rule.Pattern})" : rule.Pattern;
        return new(pattern, options | how, matchTimeout);
    }

    // Groups can be read of strings only. A string is made of a slice that matches, not of every candidate's.
    private Range? SecretOf(Regex pattern, ReadOnlySpan<char> slice, ValueMatch found, int last, RuleScope? scope)
    {
        var match = pattern.Match(slice.ToString(), found.Index);
        var whole = IsAnchored ? match.Groups[AnchoredGroup] : match;
        var group = match.Groups[SecretGroup] is { Success: true } secret ? secret : whole;
        if (!match.Success || group.Length == 0 || whole.Index > last)
        {
            return null;
        }

        return SecretChecks.Passes(rule, slice.Slice(group.Index, group.Length))
            && scope?.Allows(slice, whole.Index..(whole.Index + whole.Length), group.Index..(group.Index + group.Length)) != true ? group.Index..(group.Index + group.Length) : null;
    }
}
