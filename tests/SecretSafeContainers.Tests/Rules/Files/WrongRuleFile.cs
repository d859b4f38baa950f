using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Rules.Files;

[TestClass]
public sealed class WrongRuleFile
{
    private const string Own = "secretsafe = 1\n[[rules]]\nid = 'a'\ntitle = 'A'\n";
    private const string Gitleaks = "[[rules]]\nid = 'a'\n";

    [TestMethod]
    [DataRow("SSC1031", 1, "a = 'x\n", "newline", DisplayName = "no TOML")]
    [DataRow("SSC1031", 3, "a = 1\n\na = 2\n", "already defined", DisplayName = "a key twice")]
    [DataRow("SSC1031", 1, "[[[[", "", DisplayName = "brackets")]
    [DataRow("SSC1032", 1, "secretsafe = 2\n", "must be 1", DisplayName = "another version")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\nsevrity = 'low'\n", "did you mean 'severity'", DisplayName = "a mistyped key")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\ncolour = 'red'\n", "there are advice, confidence", DisplayName = "an unknown key")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\nseverity = 'grave'\n", "low, moderate, high, critical", DisplayName = "an unknown severity")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\nseverity = '3'\n", "low, moderate, high, critical", DisplayName = "a severity by number")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\nexamples = 'abc'\n", "a list of texts", DisplayName = "a text for a list")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\nliterals = ['ab']\n", "3 to 256", DisplayName = "a short literal")]
    [DataRow("SSC1032", 6, Own + "pattern = 'abc'\ngroup = 'g'\n", "no group named 'g'", DisplayName = "an absent group")]
    [DataRow("SSC1032", 3, Own, "neither 'pattern' nor a path", DisplayName = "no pattern")]
    [DataRow("SSC1032", 3, "secretsafe = 1\n[[rules]]\ntitle = 'A'\n", "'id' is missing", DisplayName = "no id")]
    [DataRow("SSC1032", 3, "secretsafe = 1\n[[rules]]\nid = 'A B'\ntitle = 'A'\n", "lower-case", DisplayName = "an id with spaces")]
    [DataRow("SSC1032", 3, "secretsafe = 1\n[catalogue]\ndisable = ['github-pta']\n", "did you mean 'github-pat'", DisplayName = "a mistyped rule")]
    [DataRow("SSC1032", 3, "secretsafe = 1\n[[allow]]\npaths = ['a']\n", "'reason' is missing", DisplayName = "an allowance without a reason")]
    [DataRow("SSC1032", 3, "secretsafe = 1\n[[allow]]\nreason = 'a'\n", "catalogue.disable", DisplayName = "an allowance of everything")]
    [DataRow("SSC1033", 5, Own + "pattern = '(?=abc)'\n", "the rule 'a': 'pattern': there are no lookarounds", DisplayName = "a lookaround")]
    [DataRow("SSC1033", 4, "secretsafe = 1\n[[allow]]\nreason = 'a'\npaths = ['a', '(']\n", "parenthesis", DisplayName = "a wrong path")]
    [DataRow("SSC1034", 3, "secretsafe = 1\n[[rules]]\nid = 'github-pat'\ntitle = 'A'\npattern = 'abc'\n", "in the catalogue", DisplayName = "a rule of the catalogue")]
    [DataRow("SSC1035", 3, Own + "pattern = 'abc'\nexamples = ['abc', 'abd']\n", "nothing in its example 2", DisplayName = "an example without a match")]
    [DataRow("SSC1035", 3, Own + "pattern = 'abc'\ncounter-examples = ['abcd']\n", "counter-example 1", DisplayName = "a counter-example with one")]
    [DataRow("SSC1032", 2, Gitleaks, "neither 'regex' nor a path", DisplayName = "a rule of gitleaks without a regex")]
    [DataRow("SSC1032", 4, Gitleaks + "regex = 'abc'\nentropy = 'high'\n", "must be a number", DisplayName = "a text for a number")]
    [DataRow("SSC1033", 2, Gitleaks + "regex = '(abc)'\nsecretGroup = 2\n", "no group 2", DisplayName = "a group that is not there")]
    [DataRow("SSC1033", 3, Gitleaks + "regex = 'abc(?!d)'\n", "the rule 'a': 'regex': there are no lookarounds", DisplayName = "a regex that Go refuses")]
    [DataRow("SSC1033", 4, Gitleaks + "regex = 'abc'\n[[rules.required]]\nid = 'b'\n", "near others", DisplayName = "a rule of two parts")]
    [DataRow("SSC1033", 2, "[extend]\nurl = 'https://example.org/a.toml'\n", "extend.path", DisplayName = "an address")]
    [DataRow("SSC1032", 4, "[[rules]]\nid = 'a'\nregex = 'abc'\nallowlist = 3\n", "it must be a table", DisplayName = "an allowlist that is a number")]
    [DataRow("SSC1032", 2, "[allowlist]\ncondition = 'XOR'\n", "AND or OR", DisplayName = "another condition")]
    [DataRow("SSC1030", 2, "[extend]\npath = 'absent.toml'\n", "does not exist", DisplayName = "an absent file to extend")]
    public void IsAnErrorWithItsLine(string code, int line, string text, string why)
    {
        using var file = new RuleFile(text);

        var failure = Assert.ThrowsExactly<SecretSafeException>(file.Load);

        Assert.AreEqual(code, failure.Code.Id, failure.Why);
        Assert.Contains(why, failure.Why);
        Assert.AreEqual(code == "SSC1030" ? null : line, failure.Line, failure.Why);
    }

    [TestMethod]
    public void IsAnErrorIfItIsNotThere()
    {
        using var file = new RuleFile("");

        var failure = Assert.ThrowsExactly<SecretSafeException>(() => UserRules.Load([file.Path + ".absent"]));

        Assert.AreEqual((DiagnosticCodes.RuleFile, "it does not exist"), (failure.Code, failure.Why));
    }

    [TestMethod]
    public void IsAnErrorIfAnotherHasTheSameRule()
    {
        using var first = new RuleFile(Own + "pattern = 'abc'\n");
        using var second = new RuleFile(Own + "pattern = 'abd'\n");

        var failure = Assert.ThrowsExactly<SecretSafeException>(() => UserRules.Load([first.Path, second.Path]));

        Assert.AreEqual((DiagnosticCodes.DuplicateRule, second.Path, 3), (failure.Code, failure.What, failure.Line));
        Assert.Contains($"{first.Path}(3)", failure.Why);
    }

    [TestMethod]
    [DataRow(100_000, "a = ", "[", DisplayName = "lists in lists")]
    [DataRow(100_000, "a = ", "{a=", DisplayName = "tables in tables")]
    [DataRow(50_000, "", "a.", DisplayName = "a long key")]
    [DataRow(1, "", "\0", DisplayName = "a NUL")]
    [DataRow(5_000_000, "", "#", DisplayName = "a large file")]
    [DataRow(3_000, "secretsafe = 1\n", "[[rules]]\nid='a'\ntitle='a'\npattern='abc'\n", DisplayName = "many rules")]
    public void IsRefusedInGoodTime(int times, string start, string text)
    {
        using var file = new RuleFile(start + string.Concat(Enumerable.Repeat(text, times)));

        var failure = Assert.ThrowsExactly<SecretSafeException>(file.Load);

        Assert.IsTrue(failure.Code == DiagnosticCodes.RuleFile || failure.Code == DiagnosticCodes.RuleFileSyntax, failure.Why);
    }
}
