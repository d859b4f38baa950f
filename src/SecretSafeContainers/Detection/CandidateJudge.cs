using System.Buffers;
using System.Diagnostics;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Decides whether a literal's occurrence is a secret: tries its rule, or compares the known secret's form. Not thread-safe.</summary>
/// <param name="plan">What is looked for.</param>
/// <param name="location">Where the content lies.</param>
internal sealed class CandidateJudge(SearchPlan plan, ContentLocation location) : IDisposable
{
    /// <summary>Levels of escapes that are undone for rules; the value of a known secret tells more.</summary>
    private const int UnescapedLevels = 2;

    private readonly List<Range> secrets = [];
    private readonly List<Skipped> skipped = [];
    private readonly HashSet<Rule> exhausted = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Rule> withKeyword = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Rule, RuleScope?> scopes = new(ReferenceEqualityComparer.Instance);
    private readonly FileGlobs globs = new(location.FilePath);
    private readonly Stopwatch matching = new();
    private readonly UnescapedSlice unescaped = new();
    private char[] characters = [];
    private long matched;

    /// <summary>What the content is called where something about it could not be judged.</summary>
    public string What { get; } = location.Way;

    /// <summary>The rules that ran out of time.</summary>
    public IReadOnlyList<Skipped> Skipped => skipped;

    /// <summary>True if one of the rule's keywords was seen in the content.</summary>
    public bool HasKeyword(Rule rule) => withKeyword.Contains(rule);

    /// <summary>Judges a candidate.</summary>
    /// <param name="window">The window, with the candidate.</param>
    /// <param name="literal">The literal that stands there.</param>
    /// <param name="found">Receives the secrets.</param>
    public void Judge(ScanWindow window, int literal, List<FoundSecret> found)
    {
        switch (plan.TargetOf(literal))
        {
            case SearchTarget.RuleBytes target:
                Judge(window, target.Matcher, target.Characters, TextUnit.Byte, found);
                break;
            case SearchTarget.RuleUtf16 target:
                JudgeUtf16(window, target, found);
                break;
            case SearchTarget.Keyword target:
                withKeyword.Add(target.Rule);
                break;
            case SearchTarget.Known target:
                KnownSecretJudge.Judge(window, target, found);
                break;
        }
    }

    /// <summary>Judges content as a whole: the rule for the key file that it is, and of how many bytes; null for all other content.</summary>
    /// <param name="content">The content, as far as <see cref="KeyFiles.ExtentOf"/> asks for.</param>
    public (Rule Rule, int Length)? KeyFileOf(ReadOnlySpan<byte> content)
    {
        if (KeyFiles.ExtentOf(content) is not { } extent)
        {
            return null;
        }

        if (extent > KeyFiles.MaxBytes && content.Length > KeyFiles.MaxBytes)
        {
            skipped.Add(new(DiagnosticCodes.LimitReached, What, $"it begins like a key store of more than {KeyFiles.MaxBytes} bytes, and was not judged as one"));
            return null;
        }

        return KeyFiles.Of(content, out var length) is { } kind && plan.RuleOf(kind) is { } rule ? (rule, length) : null;
    }

    /// <summary>Tries a rule that has no literal on a part of a text.</summary>
    /// <inheritdoc cref="RuleMatcher.TryMatchFrom"/>
    public void MatchFrom(RuleMatcher matcher, ReadOnlySpan<char> text, Range owned, List<Range> found)
    {
        if (!exhausted.Contains(matcher.Rule) && ScopeOf(matcher.Rule) is not { IsOutside: true } and var scope)
        {
            matching.Start();
            var inTime = matcher.TryMatchFrom(text, owned, found, scope);
            matching.Stop();

            // Such a pattern is linear, and the text's length its bound.
            Note(matcher.Rule, 0, inTime);
        }
    }

    /// <summary>Where and how far a rule holds in this content; null for everywhere.</summary>
    public RuleScope? ScopeOf(Rule rule)
    {
        if (rule.Paths.IsEmpty && rule.Allowances.IsEmpty)
        {
            return null;
        }

        if (!scopes.TryGetValue(rule, out var scope))
        {
            scopes[rule] = scope = RuleScope.Of(rule, location);
        }

        return scope;
    }

    /// <summary>Clears the characters that were widened.</summary>
    public void Dispose()
    {
        if (characters.Length > 0)
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
            characters = [];
        }

        unescaped.Dispose();
    }

    // Text in one byte order reads the same in the other, shifted by a byte, but for a character at its border. So the longer reading is the true one;
    // of two that are equally long the matches are merged.
    private void JudgeUtf16(ScanWindow window, SearchTarget.RuleUtf16 target, List<FoundSecret> found)
    {
        var (littleUnit, bigUnit) = (TextUnit.Utf16LittleEndian, TextUnit.Utf16BigEndian);
        var little = window;
        var big = window with { Candidate = window.Candidate - TextUnits.LowByteOf(bigUnit) };
        var littleLength = LengthOf(little, target.Characters, littleUnit);
        var bigLength = LengthOf(big, target.Characters, bigUnit);
        if (littleLength >= bigLength)
        {
            Judge(little, target.Matcher, target.Characters, littleUnit, found);
        }

        if (bigLength >= littleLength)
        {
            Judge(big, target.Matcher, target.Characters, bigUnit, found);
        }
    }

    private static bool IsPublic(ScanWindow window, Rule rule, int literalCharacters, TextUnit unit)
    {
        foreach (var word in rule.NotAtEndOf)
        {
            if (window.EndsWord(word, literalCharacters, unit))
            {
                return true;
            }
        }

        return false;
    }

    private static int LengthOf(ScanWindow window, int literalCharacters, TextUnit unit) =>
        window.Holds(literalCharacters, unit) ? CandidateSlice.Around(window.Data, window.Candidate, literalCharacters, unit).Length : 0;

    private ReadOnlySpan<char> Read(CandidateSlice slice)
    {
        if (characters.Length == 0)
        {
            characters = ArrayPool<char>.Shared.Rent(CandidateSlice.MaxCharacters);
        }

        return slice.Read(characters);
    }

    private void Judge(ScanWindow window, RuleMatcher matcher, int literalCharacters, TextUnit unit, List<FoundSecret> found)
    {
        if (!window.Holds(literalCharacters, unit) || IsPublic(window, matcher.Rule, literalCharacters, unit) || exhausted.Contains(matcher.Rule) || !globs.Meet(matcher.Rule.Files) || ScopeOf(matcher.Rule) is { IsOutside: true })
        {
            return;
        }

        var slice = CandidateSlice.Around(window.Data, window.Candidate, literalCharacters, unit);
        if (unit == TextUnit.Byte && !matcher.MayMatch(slice.Stored, slice.Literal))
        {
            return;
        }

        var text = Read(slice);
        Match(matcher, text, slice.Literal);
        if (secrets.Count == 0 && slice.TextBehindLength(text) is { } part)
        {
            MatchWithin(matcher, text, slice.Literal, part);
        }

        foreach (var secret in secrets)
        {
            var (start, length) = slice.BytesOf(secret);
            found.Add(new(start, length, unit, TextUnits.EncodingsOf(unit), slice.TextOf(secret)) { Rule = matcher.Rule });
        }

        for (var level = 1; secrets.Count == 0 && level <= UnescapedLevels && unescaped.TryUnescape(matcher, text, slice.Literal, unit, level); level++)
        {
            Match(matcher, unescaped.Characters, unescaped.Literal);
            foreach (var secret in secrets)
            {
                var (start, length) = slice.BytesOf(unescaped.SourceOf(secret));
                found.Add(new(start, length, unit, [.. TextUnits.EncodingsOf(unit), .. EscapeSymbol.NamesOf(unescaped.Escapes)], unescaped.TextOf(secret)) { Rule = matcher.Rule });
            }
        }
    }

    /// <summary>Matches a part of a slice, as if nothing were around it.</summary>
    private void MatchWithin(RuleMatcher matcher, ReadOnlySpan<char> text, Range literal, Range part)
    {
        var shift = part.Start.Value;
        Match(matcher, text[part], (literal.Start.Value - shift)..(literal.End.Value - shift));
        for (var at = 0; at < secrets.Count; at++)
        {
            secrets[at] = (secrets[at].Start.Value + shift)..(secrets[at].End.Value + shift);
        }
    }

    private void Match(RuleMatcher matcher, ReadOnlySpan<char> text, Range literal)
    {
        secrets.Clear();
        if (!matcher.MayMatch(text, literal))
        {
            return;
        }

        matching.Start();
        var inTime = matcher.TryMatch(text, literal, secrets, ScopeOf(matcher.Rule));
        matching.Stop();
        Note(matcher.Rule, text.Length, inTime);
    }

    private void Note(Rule rule, int characters, bool inTime)
    {
        matched += characters;
        if ((!inTime || matched > plan.ContentCharacters || matching.Elapsed > plan.ContentTime) && exhausted.Add(rule))
        {
            // One hostile file must cost neither a timeout for each of its candidates nor hours of small change.
            skipped.Add(new(DiagnosticCodes.RuleTimeout, What, $"the rule '{rule.Id}' ran out of time; from there on it was not tried"));
        }
    }
}
