using System.Text;
using System.Text.RegularExpressions;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Rules;

[TestClass]
public sealed class EveryRule
{
    private static readonly string[] Separators = ["=", ": ", "\": \"", "='"];

    public static IEnumerable<object[]> Examples() => Texts(rule => rule.Examples());

    public static IEnumerable<object[]> CounterExamples() => Texts(rule => rule.CounterExamples());

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void FindsOneCredentialInItsExample(string id, int index)
    {
        // arrange
        var rule = Named(id);
        var text = rule.Examples()[index];

        // act
        var detection = Assert.ContainsSingle(Found(text, rule, [rule]));
        var cut = Encoding.UTF8.GetBytes(text).AsSpan((int)detection.Offset, detection.Length);

        // assert
        CollectionAssert.AreEqual(cut.ToArray(), detection.Secret);
        Assert.IsTrue(detection.Length > 3 && Encoding.UTF8.GetString(detection.Secret).StartsWith(rule.PublicPrefix, StringComparison.Ordinal));
    }

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void WinsInItsExampleAgainstTheOthers(string id, int index) =>
        Assert.Contains(id, Found(Named(id).Examples()[index], Named(id), RuleCatalogue.All).Select(detection => detection.Rule?.Id));

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void FindsItsExampleInUtf16(string id, int index)
    {
        var content = Encoding.Unicode.GetBytes("\uFEFF" + Named(id).Examples()[index] + "\n");

        Assert.ContainsSingle(Scanned.At(FileOf(Named(id)), content, [Named(id)]).Detections);
    }

    [TestMethod]
    [DynamicData(nameof(CounterExamples))]
    public void FindsNothingInItsCounterExample(string id, int index) =>
        Assert.IsEmpty(Found(Named(id).CounterExamples()[index], Named(id), [Named(id)]));

    [TestMethod]
    public void RefusesByItsPatternWhereItIsNotTried()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            var pattern = new Regex(rule.Pattern, RegexOptions.CultureInvariant | (rule.IgnoreCase ? RegexOptions.IgnoreCase : RegexOptions.None));
            foreach (var text in rule.NotAtEndOf.SelectMany(word => Separators, (word, separator) => word + separator + ExampleText.Alphanumeric(32) + "\"'\n"))
            {
                Assert.IsFalse(pattern.IsMatch(text), text);
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Examples))]
    public void IsTriedInItsFilesAlone(string id, int index)
    {
        var content = Encoding.UTF8.GetBytes(Named(id).Examples()[index]);

        Assert.HasCount(Named(id).Files.IsEmpty ? 1 : 0, Scanned.At("app/readme", content, [Named(id)]).Detections);
    }

    [TestMethod]
    public void IsDescribedCompletely()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            Assert.IsTrue(rule.KeyFile is null == (rule.Examples().Length > 0 && rule.CounterExamples().Length > 0 && rule.Literals.Length > 0), rule.Id);
            Assert.IsTrue(Uri.TryCreate(rule.Reference, UriKind.Absolute, out _), rule.Id);
            Assert.IsTrue(rule.Literals.All(literal => literal.Length >= 3 && Ascii.IsValid(literal)), rule.Id);
            Assert.MatchesRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", rule.Id);
            Assert.IsTrue(rule.Advice.EndsWith('.') && rule.Title.Length > 0, rule.Id);
        }
    }

    [TestMethod]
    public void HasAnIdOfItsOwnInOrder() =>
        CollectionAssert.AreEqual(
            RuleCatalogue.All.Select(rule => rule.Id).Distinct().Order(StringComparer.Ordinal).ToArray(),
            RuleCatalogue.All.Select(rule => rule.Id).ToArray());

    /// <summary>Two rules that find each other's examples, and the same text in them, are one rule with two names.</summary>
    [TestMethod]
    public void FindsNoOthersCredentialThatFindsItsOwn()
    {
        var same = new HashSet<(string Id, string Other)>();
        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var text in rule.Examples())
            {
                var own = Found(text, rule, [rule]).Select(detection => (detection.Offset, detection.Length)).ToHashSet();
                same.UnionWith(RuleCatalogue.All
                    .Where(other => other.Id != rule.Id && other.Literals.Any(literal => text.Contains(literal, StringComparison.OrdinalIgnoreCase)))
                    .Where(other => Found(text, rule, [other]).Any(detection => own.Contains((detection.Offset, detection.Length))))
                    .Select(other => (rule.Id, other.Id)));
            }
        }

        Assert.IsEmpty(same.Where(pair => same.Contains((pair.Other, pair.Id)) && !IsGeneral(pair.Id) && !IsGeneral(pair.Other)));
    }

    [TestMethod]
    public void GivesOneFindingForOneCredential()
    {
        foreach (var rule in RuleCatalogue.All)
        {
            foreach (var text in rule.Examples())
            {
                var found = Found(text, rule, RuleCatalogue.All).OrderBy(detection => detection.Offset).ToArray();

                Assert.IsTrue(found.Zip(found.Skip(1)).All(pair => pair.First.Offset + pair.First.Length <= pair.Second.Offset), rule.Id);
            }
        }
    }

    // By what the name or the place says, for whatever has no better rule.
    private static bool IsGeneral(string id) => id.StartsWith("generic-", StringComparison.Ordinal) || id is "hardcoded-password" or "vendor-secret";

    private static IReadOnlyList<SecretDetection> Found(string text, Rule rule, IEnumerable<Rule> rules) => Scanned.At(FileOf(rule), Encoding.UTF8.GetBytes(text), rules).Detections;

    private static string FileOf(Rule rule) => "root/" + (rule.Files.IsEmpty ? "file" : rule.Files[0].Replace("*", "x", StringComparison.Ordinal));

    private static Rule Named(string id) => RuleCatalogue.All.Single(rule => rule.Id == id);

    private static IEnumerable<object[]> Texts(Func<Rule, IReadOnlyCollection<string>> texts) =>
        RuleCatalogue.All.SelectMany(rule => Enumerable.Range(0, texts(rule).Count).Select(index => new object[] { rule.Id, index }));
}
