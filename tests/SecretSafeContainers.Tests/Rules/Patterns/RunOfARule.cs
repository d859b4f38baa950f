using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Rules.Patterns;

namespace SecretSafeContainers.Tests.Rules.Patterns;

/// <summary>The law of what is read off a pattern to spare its trial: it may lie yes, never no.</summary>
[TestClass]
public sealed class RunOfARule
{
    public static IEnumerable<object[]> Ids() => RuleCatalogue.All.Where(rule => rule.KeyFile is null).Select(rule => new object[] { rule.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void StandsWhereverThePatternMatches(string id)
    {
        // arrange: examples with some characters exchanged match still, or otherwise.
        var rule = RuleCatalogue.All.Single(rule => rule.Id == id);
        var run = RequiredRun.Of(rule);
        var regex = new Regex(rule.Pattern, RegexOptions.CultureInvariant | (rule.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None), TimeSpan.FromMilliseconds(200));
        var texts = rule.Examples().AddRange(rule.CounterExamples());
        var changed = Gen.Select(Gen.Int[0, texts.Length - 1], Gen.Select(Gen.Int[0, 5_000], Gen.Char["aZ09_-=:/+.\" '\n\t\u00e9\\{}<>,;"]).Array[0, 3]);
        var matches = 0;

        // act and assert
        changed.Sample(
            (index, changes) =>
            {
                var text = texts[index].ToCharArray();
                foreach (var (place, character) in changes.Where(_ => text.Length > 0))
                {
                    text[place % text.Length] = character;
                }

                // Longer than a slice, some are beyond the pattern's time: then nothing is known of them.
                try
                {
                    foreach (var match in regex.EnumerateMatches(text))
                    {
                        var literal = FirstLiteral(rule, text, match.Index, match.Index + match.Length);
                        matches += literal < 0 ? 0 : 1;
                        Assert.IsTrue(literal < 0 || literal - match.Index > rule.LeadCharacters || run.StandsIn(text, literal), new string(text));
                    }
                }
                catch (RegexMatchTimeoutException)
                {
                }
            },
            iter: 200, threads: 1);
        Assert.AreNotEqual(0, matches);
    }

    [TestMethod]
    [DataRow("github-legacy-token", "github.com/contoso/shop/commit/{0}", false, DisplayName = "behind a slash, where no value begins")]
    [DataRow("github-legacy-token", "github: {0}", true, DisplayName = "a value")]
    [DataRow("github-legacy-token", "github: 123{0}", true, DisplayName = "not told from a longer one: this is the pattern's matter")]
    public void IsOfTheSecretsLengthAndCharacters(string id, string format, bool stands)
    {
        var rule = RuleCatalogue.All.Single(rule => rule.Id == id);
        var digits = string.Concat(Enumerable.Repeat("0a1b2c3d", 5));

        Assert.AreEqual(stands, RequiredRun.Of(rule).StandsIn(string.Format(null, format, digits), 0));
        Assert.IsFalse(RequiredRun.Of(rule).StandsIn(string.Format(null, format, digits[1..]), 0) && !format.Contains('1', StringComparison.Ordinal));
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void IsToldOfBytesAsOfCharacters(string id)
    {
        var run = RequiredRun.Of(RuleCatalogue.All.Single(rule => rule.Id == id));
        var text = Gen.Select(Gen.Char["aZ09_-=:/+.\"' \n\t\u00e9\\{}<>,;%&"], Gen.Int[1, 24]).Array[0, 12];

        text.Sample(
            runs =>
            {
                var characters = string.Concat(runs.Select(one => new string(one.Item1, one.Item2)));
                var bytes = Encoding.Latin1.GetBytes(characters);
                var literal = characters.Length / 3;
                return run.StandsIn(characters, literal) == run.StandsIn(bytes, literal) && run.StandsEscapedIn(characters) == run.StandsEscapedIn(bytes);
            },
            iter: 50, threads: 1);
    }

    [TestMethod]
    public void IsFoundBehindEscapes()
    {
        var run = RequiredRun.Of(RuleCatalogue.All.Single(rule => rule.Id == "github-legacy-token"));

        Assert.IsTrue(run.StandsEscapedIn("github\\u003d" + string.Concat(Enumerable.Repeat("\\u0061b%31c&#51;d", 10))));
        Assert.IsFalse(run.StandsEscapedIn("github\\u003d words of text, and nothing that is as long as a token"));
    }

    [TestMethod]
    [DataRow("ab(?<secret>[0-9]{8})", 8, 2)]
    [DataRow("ab?(?:c{3}|d)x{0,4}(?<secret>[0-9]{8}|[a-f]{6,9})", 6, 9)]
    [DataRow("(?<=z{90})a(?!b{50})(?<secret>(?=c)[a-z]{8}(?:-[0-9]{4})?)", 8, 1)]
    [DataRow("a(?<secret>[0-9]{8})|bcd(?<secret>[0-9]{9})", 8, 3)]
    [DataRow("AKIA[0-9]{16}", 20, 0)]
    public void IsReadOffThePattern(string pattern, int length, int within)
    {
        var shape = SecretShape.Of(pattern, ignoreCase: false);

        Assert.IsNotNull(shape);
        Assert.AreEqual((length, within), (shape.Length, shape.Within));
    }

    private static int FirstLiteral(Rule rule, ReadOnlySpan<char> text, int start, int end)
    {
        var comparison = rule.IgnoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        foreach (var literal in rule.Literals)
        {
            for (var from = Math.Max(0, start - literal.Length + 1); from < text.Length && text[from..].IndexOf(literal, comparison) is >= 0 and var found; from += found + 1)
            {
                // A match overlaps its literal, and starts no later than it if it is anchored.
                if (from + found < end && from + found + literal.Length > start && (rule.LeadCharacters == Rule.ContextBytes || from + found >= start))
                {
                    return from + found;
                }
            }
        }

        return -1;
    }
}
