using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>Decides whether a literal's occurrence is a secret: tries its rule, or compares the known secret's form. Not thread-safe.</summary>
/// <param name="plan">What is looked for.</param>
/// <param name="what">What the content is called where something about it could not be judged.</param>
internal sealed class CandidateJudge(SearchPlan plan, string what) : IDisposable
{
    private readonly List<Range> secrets = [];
    private readonly List<Skipped> skipped = [];
    private readonly HashSet<Rule> exhausted = new(ReferenceEqualityComparer.Instance);
    private readonly Stopwatch matching = new();
    private char[] characters = [];

    /// <summary>What the content is called where something about it could not be judged.</summary>
    public string What => what;

    /// <summary>The rules that ran out of time.</summary>
    public IReadOnlyList<Skipped> Skipped => skipped;

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
            case SearchTarget.Known target:
                Judge(window, target, found);
                break;
        }
    }

    /// <summary>Clears the characters that were widened.</summary>
    public void Dispose()
    {
        if (characters.Length > 0)
        {
            ArrayPool<char>.Shared.Return(characters, clearArray: true);
            characters = [];
        }
    }

    // Text in one byte order reads the same in the other, shifted by a byte, but for a character at its border. So the longer reading is the true one;
    // of two that are equally long the matches are merged.
    private void JudgeUtf16(ScanWindow window, SearchTarget.RuleUtf16 target, List<FoundSecret> found)
    {
        var little = window;
        var big = window with { Candidate = window.Candidate - 1 };
        var littleLength = LengthOf(little, target.Characters, TextUnit.Utf16LittleEndian);
        var bigLength = LengthOf(big, target.Characters, TextUnit.Utf16BigEndian);
        if (littleLength >= bigLength)
        {
            Judge(little, target.Matcher, target.Characters, TextUnit.Utf16LittleEndian, found);
        }

        if (bigLength >= littleLength)
        {
            Judge(big, target.Matcher, target.Characters, TextUnit.Utf16BigEndian, found);
        }
    }

    private int LengthOf(ScanWindow window, int literalCharacters, TextUnit unit) =>
        window.Holds(literalCharacters, unit) ? SliceOf(window, literalCharacters, unit).Characters.Length : 0;

    private CandidateSlice SliceOf(ScanWindow window, int literalCharacters, TextUnit unit)
    {
        if (characters.Length == 0)
        {
            characters = ArrayPool<char>.Shared.Rent(CandidateSlice.MaxCharacters);
        }

        return CandidateSlice.Around(window.Data, window.Candidate, literalCharacters, unit, characters);
    }

    private void Judge(ScanWindow window, RuleMatcher matcher, int literalCharacters, TextUnit unit, List<FoundSecret> found)
    {
        if (!window.Holds(literalCharacters, unit) || exhausted.Contains(matcher.Rule))
        {
            return;
        }

        var slice = SliceOf(window, literalCharacters, unit);
        secrets.Clear();
        matching.Start();
        var inTime = matcher.TryMatch(slice.Characters, slice.Literal, secrets);
        matching.Stop();
        if (!inTime || matching.Elapsed > plan.ContentTime)
        {
            // One hostile file must cost neither a timeout for each of its candidates nor hours of small change.
            exhausted.Add(matcher.Rule);
            skipped.Add(new(DiagnosticCodes.RuleTimeout, what, $"the rule '{matcher.Rule.Id}' ran out of time; from there on it was not tried"));
        }

        foreach (var secret in secrets)
        {
            var (start, length) = slice.BytesOf(secret);
            found.Add(new(start, length, unit, EncodingsOf(unit), slice.TextOf(secret)) { Rule = matcher.Rule });
        }
    }

    private static void Judge(ScanWindow window, SearchTarget.Known target, List<FoundSecret> found)
    {
        var start = window.Candidate - target.Anchor;
        var form = target.Form.Bytes;
        if (start >= 0 && start + form.Length <= window.Data.Length && window.Data.Slice(start, form.Length).SequenceEqual(form))
        {
            found.Add(new(start, form.Length, UnitOf(target.Form.Encodings), target.Form.Encodings, [.. target.Value])
            {
                SecretId = target.SecretId,
                IsDoubtful = target.IsDoubtful,
            });
        }
    }

    private static TextUnit UnitOf(ImmutableArray<string> encodings) => encodings switch
    {
        ["utf-16le"] => TextUnit.Utf16LittleEndian,
        ["utf-16be"] => TextUnit.Utf16BigEndian,
        _ => TextUnit.Byte,
    };

    private static ImmutableArray<string> EncodingsOf(TextUnit unit) => unit switch
    {
        TextUnit.Utf16LittleEndian => ["utf-16le"],
        TextUnit.Utf16BigEndian => ["utf-16be"],
        _ => [],
    };
}
