using System.Text.RegularExpressions;
using CsCheck;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Tests.Rules.Patterns;

[TestClass]
public sealed class AnyPattern
{
    // Of what both syntaxes have in common, over an alphabet so small that texts match.
    private static readonly Gen<string> Atom = Gen.OneOf("a", "b", "ab", "key", "K", "1", "_", " ", ".", "[ab]", "[^a]", "[a-c1]", @"\d", @"\w", @"\s", @"\b", "^", "$", "(?i)", "token");

    private static readonly Gen<string> Text = Gen.OneOf("a", "b", "A", "c", "key", "KEY", "Key", "1", "2", "_", " ", "\n", "token", "TOKEN", "-").Array[0, 14].Select(string.Concat);

    private static readonly Gen<string> Any = Gen.Recursive<string>((depth, inner) => depth > 2
        ? Atom
        : Gen.OneOf(
            Atom,
            Gen.Select(inner, inner, (first, second) => first + second),
            Gen.Select(inner, inner, (first, second) => $"(?:{first}|{second})"),
            Gen.Select(inner, Gen.OneOf("*", "+", "?", "{2}", "{0,3}", "{1,}", "*?", "+?", "??", "{2,4}?"), (part, times) => $"(?:{part}){times}"),
            inner.Select(part => $"({part})")));

    [TestMethod]
    public void MatchesWhatDotNetsOwnSyntaxMatches() => Gen.Select(Any, Text).Sample(
        (pattern, text) =>
        {
            // In .NET's syntax \z is what $ is in RE2's, and (?i) as RE2 reads it holds behind an alternative too, as in .NET.
            var expected = Spans(new Regex(pattern.Replace("$", @"\z", StringComparison.Ordinal), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), text);

            Assert.AreEqual(expected, Spans(Parsed(pattern).Regex.For(text), text), pattern);
        },
        iter: 300, threads: 1);

    [TestMethod]
    public void MeansTheSameAsItIsPrintedForEitherEngine() => Gen.Select(Any, Text).Sample(
        (pattern, text) =>
        {
            var parsed = Parsed(pattern);

            // The one that backtracks is for text that is not ASCII, where borders of words need more.
            var inAscii = Spans(parsed.Regex.For(text), text);
            var inAny = Spans(Backtracking(parsed, inAscii: false), text);

            // Engines differ in what they make of the empty text, many times; RE2's own is another one again. And .NET's two differ on the same expression: of (?:K)?[0-9] in
            // KEYtokenb21KEY the linear one misses the 2. So whatever differs must mean the same to one of them.
            Assert.IsTrue(inAny is null || RepeatsNothing(parsed.Root) || inAscii == inAny || (Spans(Backtracking(parsed, inAscii: true), text) ?? inAny) == inAny, pattern);
        },
        iter: 200, threads: 1);

    // .NET's engine that backtracks has no end in this as it stands.
    [TestMethod]
    [Timeout(20_000)]
    [DataRow("((?:(?:(?:$|_))+?){0,3})", "é_\n__")]
    [DataRow("(?:a*?)+?b", "aaaaaaaaé")]
    public void EndsInTextThatIsNotAscii(string pattern, string text) => Assert.IsNotNull(Spans(Parsed(pattern).Regex.For(text), text));

    [TestMethod]
    public void HasALiteralInEachOfItsMatches() => Gen.Select(Any, Text).Sample(AssertLiteral, iter: 400, threads: 1);

    [TestMethod]
    [DataRow(@"((?:[a-c1])?token((?:\s|(?i))))", " btoken1", DisplayName = "one of two that differ by what stands before it")]
    public void HasALiteralNoFartherInThanItSays(string pattern, string text) => AssertLiteral(pattern, text);

    private static void AssertLiteral(string pattern, string text)
    {
        var parsed = Parsed(pattern);
        foreach (var match in parsed.Regex.For(text).EnumerateMatches(text))
        {
            var found = text.Substring(match.Index, match.Length);
            Assert.IsLessThanOrEqualTo(parsed.Facts.MaxLength, match.Length, pattern);
            if (parsed.Facts.Literals is { } literals)
            {
                var first = literals.Texts.Select(literal => found.IndexOf(literal, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(int.MaxValue).Min();
                Assert.IsLessThanOrEqualTo(literals.Lead, first, $"{pattern} in '{text}'");
            }

            Assert.IsTrue(parsed.Facts.Exact is not { } exact || exact.Contains(found.ToLowerInvariant()), $"{pattern} in '{text}'");
        }
    }

    private static Regex Backtracking(Pattern pattern, bool inAscii) =>
        new(PatternPrinter.Print(pattern.Root, inAscii), RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(20));

    private static Pattern Parsed(string pattern)
    {
        Assert.IsTrue(Pattern.TryParse(pattern, out var parsed, out var problem), $"{pattern}: {problem}");
        return parsed;
    }

    private static bool RepeatsNothing(PatternNode node) => node switch
    {
        PatternNode.Repeat repeat => PatternPrinter.CanBeEmpty(repeat.Part) || RepeatsNothing(repeat.Part),
        PatternNode.Sequence sequence => sequence.Parts.Any(RepeatsNothing),
        PatternNode.Choice choice => choice.Options.Any(RepeatsNothing),
        PatternNode.Group group => RepeatsNothing(group.Part),
        _ => false,
    };

    // Null if it ran out of time: patterns of repetitions in repetitions do where an engine backtracks.
    private static string? Spans(Regex regex, string text)
    {
        var spans = new List<string>();
        try
        {
            foreach (var match in regex.EnumerateMatches(text))
            {
                spans.Add($"{match.Index}+{match.Length}");
            }
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }

        return string.Join(' ', spans);
    }
}
