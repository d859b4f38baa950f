using System.Collections.Immutable;
using System.Reflection;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Rules.Patterns;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Rules;

[TestClass]
public sealed class DigestOfARuleSet
{
    // They are for people, or follow from the others.
    private static readonly string[] OtherMembers =
    [
        nameof(Rule.Title), nameof(Rule.Source), nameof(Rule.Advice), nameof(Rule.Reference), nameof(Rule.Examples), nameof(Rule.CounterExamples),
        nameof(Rule.IsTriedEverywhere), nameof(Rule.IsOfPath), nameof(RuleAllowance.IsOfPath), "EqualityContract",
    ];

    private static readonly Rule Plain = SampleRule.Token with { Allowances = [new RuleAllowance()] };

    // One change for each member that decides what is found.
    private static readonly Dictionary<string, Rule> Changed = new()
    {
        [nameof(Rule.Id)] = Plain with { Id = "other" },
        [nameof(Rule.Severity)] = Plain with { Severity = Severity.Low },
        [nameof(Rule.Confidence)] = Plain with { Confidence = Confidence.Low },
        [nameof(Rule.Subject)] = Plain with { Subject = Plain.Subject + 1 },
        [nameof(Rule.KeyFile)] = Plain with { KeyFile = KeyFileKind.PrivateKey },
        [nameof(Rule.Literals)] = Plain with { Literals = ["smp_", "smq_"] },
        [nameof(Rule.LeadCharacters)] = Plain with { LeadCharacters = 3 },
        [nameof(Rule.Requires)] = Plain with { Requires = new("=", 9) },
        [nameof(Rule.Files)] = Plain with { Files = ["*.cnf"] },
        [nameof(Rule.NotAtEndOf)] = Plain with { NotAtEndOf = ["PublicToken"] },
        [nameof(Rule.IgnoreCase)] = Plain with { IgnoreCase = true },
        [nameof(Rule.Pattern)] = Plain with { Pattern = "smp_[a-z]+" },
        [nameof(Rule.Parsed)] = Plain with { Parsed = Parse("a+") },
        [nameof(Rule.SecretGroup)] = Plain with { SecretGroup = 1 },
        [nameof(Rule.Paths)] = Plain with { Paths = [Parse("a+")] },
        [nameof(Rule.Keywords)] = Plain with { Keywords = ["key"] },
        [nameof(Rule.Allowances)] = Plain with { Allowances = [] },
        [nameof(Rule.MinEntropy)] = Plain with { MinEntropy = 3.5 },
        [nameof(Rule.Check)] = Plain with { Check = SecretCheck.NotPlaceholder },
        [nameof(Rule.Checksum)] = Plain with { Checksum = Plain.Checksum + 1 },
        [nameof(Rule.PublicPrefix)] = Plain with { PublicPrefix = "s" },
    };

    private static readonly Dictionary<string, RuleAllowance> ChangedAllowance = new()
    {
        [nameof(RuleAllowance.Paths)] = new() { Paths = [Parse("a+")] },
        [nameof(RuleAllowance.Patterns)] = new() { Patterns = [Parse("a+")] },
        [nameof(RuleAllowance.Target)] = new() { Target = AllowanceTarget.Line },
        [nameof(RuleAllowance.StopWords)] = new() { StopWords = ["example"] },
        [nameof(RuleAllowance.NeedsAll)] = new() { NeedsAll = true },
        [nameof(RuleAllowance.Rules)] = new() { Rules = ["a-rule"] },
    };

    [TestMethod]
    public void IsAnotherForEachChange()
    {
        Rule[] rules = [Plain, .. Changed.Values, .. ChangedAllowance.Values.Select(allowance => Plain with { Allowances = [allowance] }), Plain with { Paths = [Parse("b+")] }];
        string[] digests = [.. rules.Select(rule => Digest(rule)), Digest(), Digest(Plain, Plain), Digest(Plain, Changed["Id"]), Digest(Changed["Id"], Plain), Convert.ToHexString(RuleSetDigest.Of(RuleCatalogue.All))];

        Assert.HasCount(digests.Length, digests.Distinct());
    }

    [TestMethod]
    public void KnowsEveryMember()
    {
        AssertAll(typeof(Rule), Changed.Keys);
        AssertAll(typeof(RuleAllowance), ChangedAllowance.Keys);
    }

    [TestMethod]
    public void IsTheSameForTheSameRules() => Assert.AreEqual(Digest([.. RuleCatalogue.All, Plain]), Digest([.. RuleCatalogue.All, Plain with { Title = "other" }]));

    private static string Digest(params ImmutableArray<Rule> rules) => Convert.ToHexString(RuleSetDigest.Of(rules));

    private static Pattern Parse(string text) => Pattern.TryParse(text, out var pattern, out _) ? pattern : throw new ArgumentException("It is no pattern.", nameof(text));

    private static void AssertAll(Type type, IEnumerable<string> known)
    {
        var members = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Select(property => property.Name).Except(OtherMembers);

        Assert.AreEqual(string.Join(' ', members.Order(StringComparer.Ordinal)), string.Join(' ', known.Order(StringComparer.Ordinal)));
    }
}
