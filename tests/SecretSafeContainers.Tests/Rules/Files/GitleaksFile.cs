using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Rules.Files;

namespace SecretSafeContainers.Tests.Rules.Files;

[TestClass]
public sealed class GitleaksFile
{
    private const string Rule = """
        title = "own rules"

        [[rules]]
        id = "ACME key"
        description = "An ACME key."
        regex = '''(?i)acme(?:_key)?\s*[:=]\s*["']?([a-f0-9]{8})(?:["'\s]|$)'''
        entropy = 1.5
        keywords = ["acme"]
        tags = ["own"]

        """;

    private static readonly string GitHubToken = "gh" + "p_" + ExampleText.Alphanumeric(36);

    [TestMethod]
    public void FindsTheFirstGroupAsItsSecret()
    {
        using var file = new RuleFile(Rule);

        Assert.AreEqual("ACME key:abcd1234", file.Found("ACME_KEY = 'abcd1234'\nacme: 00000000\n" + GitHubToken));
    }

    [TestMethod]
    public void SaysThatTheCatalogueIsOff()
    {
        using var file = new RuleFile(Rule);

        Assert.Contains("extend.useDefault is not true", Assert.ContainsSingle(file.Load().Notes).Text);
    }

    [TestMethod]
    public void ExtendsTheCatalogue()
    {
        using var file = new RuleFile(Rule + "[extend]\nusedefault = true\n");

        Assert.AreEqual($"ACME key:abcd1234 github-pat:{GitHubToken}", file.Found($"acme: abcd1234 {GitHubToken}"));
        Assert.IsEmpty(file.Load().Notes);
    }

    [TestMethod]
    public void KeepsTheCatalogueWhereThereWouldBeNoRules()
    {
        using var file = new RuleFile("title = 'x'\n[allowlist]\npaths = ['''^docs/''']\n");

        Assert.AreEqual($"github-pat:{GitHubToken}", file.Found(GitHubToken));
        Assert.AreEqual("", file.Found(GitHubToken, "docs/a"));
        Assert.ContainsSingle(file.Load().Notes);
    }

    [TestMethod]
    public void DisablesWhatFindsTheSame()
    {
        using var file = new RuleFile("[extend]\nuseDefault = true\ndisabledRules = ['github-pat', 'slack-bot-token', 'freshbooks-access-token']\n");

        var rules = file.Load();

        Assert.IsFalse(rules.Rules.Any(rule => rule.Id == "github-pat"));
        Assert.IsTrue(rules.Rules.Any(rule => rule.Id == "slack-token"));
        Assert.HasCount(2, rules.Notes);
        Assert.IsTrue(rules.Notes.All(note => note.Code == DiagnosticCodes.RuleWithoutEffect && note.Line == 3));
    }

    [TestMethod]
    public void NamesRulesOfTheCatalogueThatThereAre()
    {
        var unknown = GitleaksNames.All.Except(RuleCatalogue.All.Select(rule => rule.Id)).ToList();

        Assert.IsEmpty(unknown, string.Join(", ", unknown));
    }

    [TestMethod]
    public void ChangesARuleThatHasNoPatternOfItsOwn()
    {
        using var file = new RuleFile("[extend]\nuseDefault = true\n[[rules]]\nid = 'github-pat'\n[[rules.allowlists]]\npaths = ['^a$']\n[[rules]]\nid = 'freshbooks-access-token'\n[rules.allowlist]\npaths = ['^a$']\n");

        Assert.AreEqual("", file.Found(GitHubToken, "a"));
        Assert.AreEqual($"github-pat:{GitHubToken}", file.Found(GitHubToken, "b"));
        Assert.AreEqual(8, Assert.ContainsSingle(file.Load().Notes).Line);
    }

    [TestMethod]
    public void ReplacesARuleOfTheCatalogue()
    {
        using var file = new RuleFile("[extend]\nuseDefault = true\n[[rules]]\nid = 'github-pat'\nregex = 'ghx_[0-9]{4}'\n");

        Assert.AreEqual("github-pat:ghx_1234", file.Found("ghx_1234 " + GitHubToken));
    }

    [TestMethod]
    public void ExtendsAnotherFile()
    {
        using var file = new RuleFile("[extend]\npath = 'base.toml'\ndisabledRules = ['b']\n[[rules]]\nid = 'c'\n[rules.allowlist]\nstopwords = ['cc9']\n");
        file.Write("base.toml", "[[rules]]\nid = 'a'\nregex = 'aaa[0-9]'\n[[rules]]\nid = 'b'\nregex = 'bbb[0-9]'\n[[rules]]\nid = 'c'\nregex = 'ccc[0-9]'\n");

        Assert.AreEqual("a:aaa1 c:ccc1", file.Found("aaa1 bbb1 ccc1 ccc9"));
    }

    [TestMethod]
    [DataRow("[rules.allowlist]\nregexes = ['^abcd']", "", DisplayName = "by the secret")]
    [DataRow("[rules.allowlist]\nregexes = ['^acme']", "ACME key:abcd1234", DisplayName = "not by the match")]
    [DataRow("[rules.allowlist]\nregexes = ['^acme']\nregexTarget = 'match'", "", DisplayName = "by the match")]
    [DataRow("[[rules.allowlists]]\nregexTarget = 'line'\nregexes = ['sample']", "", DisplayName = "by the line")]
    [DataRow("[[rules.allowlists]]\ncondition = 'AND'\nstopwords = ['1234']\npaths = ['nowhere']", "ACME key:abcd1234", DisplayName = "by all")]
    [DataRow("[[rules.allowlists]]\ncondition = '||'\nstopwords = ['1234']\npaths = ['nowhere']", "", DisplayName = "by one")]
    [DataRow("[[allowlists]]\ntargetRules = ['ACME key']\nstopwords = ['1234']", "", DisplayName = "by a target")]
    [DataRow("[[allowlists]]\ntargetRules = ['other']\nstopwords = ['1234']", "ACME key:abcd1234", DisplayName = "not by another target")]
    [DataRow("[[rules.allowlists]]\ncondition = 'AND'\nstopwords = ['1234']\ncommits = ['abc']", "ACME key:abcd1234", DisplayName = "by a commit, which no image has")]
    public void AllowsWhatItSays(string allowlist, string expected)
    {
        using var file = new RuleFile(Rule + allowlist + "\n");

        Assert.AreEqual(expected, file.Found("acme: abcd1234 # sample"));
    }

    [TestMethod]
    public void SaysThatAnImageHasNoCommits()
    {
        using var file = new RuleFile(Rule + "[rules.allowlist]\ncommits = ['abc']\n[extend]\nuseDefault = true\n");

        var note = Assert.ContainsSingle(file.Load().Notes);

        Assert.AreEqual((DiagnosticCodes.RuleWithoutEffect, 11), (note.Code, note.Line));
        Assert.Contains("the rule 'ACME key'", note.Text);
    }

    [TestMethod]
    public void FindsFilesByPath()
    {
        using var file = new RuleFile("[[rules]]\nid = 'pkcs12'\ndescription = 'x'\npath = '''(?i)\\.p(?:12|fx)$'''\n");

        Assert.AreEqual("pkcs12:", file.Found("x", "app/a.PFX"));
        Assert.AreEqual("pkcs12:", file.Found("x", "app/lib.jar", "a.p12"));
        Assert.AreEqual("", file.Found("x", "app/a.pem"));
    }

    [TestMethod]
    [DataRow("widget 00112233445566778899aabbccddeeff", "hex:00112233445566778899aabbccddeeff", DisplayName = "with the keyword before")]
    [DataRow("00112233445566778899aabbccddeeff ... WIDGET", "hex:00112233445566778899aabbccddeeff", DisplayName = "with the keyword behind")]
    [DataRow("00112233445566778899aabbccddeeff", "", DisplayName = "not without the keyword")]
    public void TriesARuleWithoutALiteral(string content, string expected)
    {
        using var file = new RuleFile("[[rules]]\nid = 'hex'\nregex = '''\\b[a-f0-9]{32}\\b'''\nkeywords = ['widget']\n");

        Assert.AreEqual(expected, file.Found(content));
    }

    [TestMethod]
    public void SaysWhichKeysGitleaksDoesNotKnow()
    {
        using var file = new RuleFile("[extend]\nuseDefault = true\n[allowlist]\nfiles = ['x']\npaths = ['y']\n");

        Assert.AreEqual(4, Assert.ContainsSingle(file.Load().Notes).Line);
    }
}
