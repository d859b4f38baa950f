using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Rules;

/// <summary>Slices made to let a pattern go astray: its own literals and the characters that it repeats, over and over, and no end.</summary>
[TestClass]
public sealed class HostileText
{
    // The matcher gives up far earlier than in use; a busy machine gets some tries.
    private static readonly TimeSpan Longest = DetectionLimits.MatchTimeout / 10;
    private const int Tries = 5;

    private static readonly string[] Fillers = ["a", "A", "0", " ", "\n", "\"", "'", "=", ":", ",", "a.", "a_", "a=", "a=b;", "a: b\n", "-a ", "${", "<a>", "a/", "\\\"", "=\"", "\t", "a1B2"];

    public static IEnumerable<object[]> Ids() => RuleCatalogue.All.Where(rule => rule.KeyFile is null).Select(rule => new object[] { rule.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void CostsAPatternLittleOfItsTime(string id)
    {
        // arrange
        var rule = RuleCatalogue.All.Single(rule => rule.Id == id);
        var secrets = new List<Range>();

        // act and assert
        foreach (var literal in rule.Literals)
        {
            // One for each literal: interpreted, as it would be compiled after some time, which is faster and costs its own.
            var matcher = new RuleMatcher(rule, Longest);
            matcher.TryMatch(literal, ..literal.Length, secrets);
            foreach (var slice in Slices(literal))
            {
                var start = slice.IndexOf(literal, Rule.ContextBytes / 2, StringComparison.Ordinal);
                Assert.IsTrue(Enumerable.Range(0, Tries).Any(_ => matcher.TryMatch(slice, start..(start + literal.Length), secrets)), $"{literal.Trim()}: {slice[..40]}");
            }
        }
    }

    // Before and behind the literal the same filler; the literal again and again; and the beginning of a match that does not end.
    private static IEnumerable<string> Slices(string literal)
    {
        foreach (var filler in Fillers)
        {
            var filled = Repeated(filler, Rule.ContextBytes);
            yield return filled + literal + filled;
            yield return Repeated(literal + filler, Rule.ContextBytes) + literal + Repeated(filler + literal, Rule.ContextBytes);
            yield return filled + literal + " = \"" + filled;
        }
    }

    private static string Repeated(string text, int length) => new StringBuilder().Insert(0, text, (length / text.Length) + 1).ToString(0, length);
}
