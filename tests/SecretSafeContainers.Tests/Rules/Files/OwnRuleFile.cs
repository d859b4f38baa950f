using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Rules.Files;

[TestClass]
public sealed class OwnRuleFile
{
    private const string Rule = """
        secretsafe = 1

        [catalogue]
        use = false

        [[rules]]
        id = "acme-token"
        title = "ACME deploy token"
        pattern = '\bacme_(?P<secret>[a-z0-9]{8})\b'

        """;

    private static readonly string GitHubToken = "gh" + "p_" + ExampleText.Alphanumeric(36);

    [TestMethod]
    public void FindsWhatItsPatternDoes()
    {
        using var file = new RuleFile(Rule);

        Assert.AreEqual("acme-token:abcd1234 acme-token:efgh5678", file.Found("x=acme_abcd1234\ny=xacme_abcd1234\nz=acme_efgh5678"));
    }

    [TestMethod]
    public void HasDefaults()
    {
        using var file = new RuleFile(Rule);

        var rule = Assert.ContainsSingle(file.Load().Rules);

        Assert.AreEqual((Severity.High, Confidence.Medium, $"{file.Path}(7)"), (rule.Severity, rule.Confidence, rule.Source));
    }

    [TestMethod]
    public void AddsToTheCatalogue()
    {
        using var file = new RuleFile(Rule.Replace("use = false", "use = true", StringComparison.Ordinal));

        Assert.AreEqual($"acme-token:abcd1234 github-pat:{GitHubToken}", file.Found($"{GitHubToken} acme_abcd1234"));
    }

    [TestMethod]
    public void SwitchesRulesOfTheCatalogueOff()
    {
        using var file = new RuleFile("secretsafe = 1\n[catalogue]\ndisable = ['github-pat']\n");

        Assert.AreEqual("", file.Found(GitHubToken));
    }

    [TestMethod]
    public void ChangesSeverities()
    {
        using var file = new RuleFile("secretsafe = 1\n[catalogue.severity]\ngithub-pat = 'low'\n");

        Assert.AreEqual(Severity.Low, file.Load().Rules.Single(rule => rule.Id == "github-pat").Severity);
    }

    [TestMethod]
    [DataRow("paths = ['^app/tests?/']", "app/test/a", "", DisplayName = "by path")]
    [DataRow("paths = ['^app/tests?/']", "app/main/a", "acme-token:abcd1234", DisplayName = "not on another path")]
    [DataRow("patterns = ['^abcd']", "a", "", DisplayName = "by the secret")]
    [DataRow("patterns = ['^acme_']", "a", "acme-token:abcd1234", DisplayName = "not by the match")]
    [DataRow("patterns = ['^acme_']\ntarget = 'match'", "a", "", DisplayName = "by the match")]
    [DataRow("patterns = ['# sample$']\ntarget = 'line'", "a", "", DisplayName = "by the line")]
    [DataRow("patterns = ['next']\ntarget = 'line'", "a", "acme-token:abcd1234", DisplayName = "not by another line")]
    [DataRow("stopwords = ['CD12']", "a", "", DisplayName = "by a word in the secret")]
    [DataRow("stopwords = ['acme']", "a", "acme-token:abcd1234", DisplayName = "not by a word before it")]
    [DataRow("all = true\nstopwords = ['cd12']\npaths = ['^b$']", "a", "acme-token:abcd1234", DisplayName = "by all that it says, and not all is so")]
    [DataRow("all = true\nstopwords = ['cd12']\npaths = ['^a$']\npatterns = ['34$']", "a", "", DisplayName = "by all that it says")]
    [DataRow("stopwords = ['cd12']\npaths = ['^b$']", "a", "", DisplayName = "by one of what it says")]
    [DataRow("rules = ['github-pat']\nstopwords = ['cd12']", "a", "acme-token:abcd1234", DisplayName = "of another rule")]
    public void AllowsWhatItSays(string allowance, string path, string expected)
    {
        using var file = new RuleFile($"{Rule}\n[[allow]]\nreason = 'sample'\n{allowance}\n");

        Assert.AreEqual(expected, file.Found("x: acme_abcd1234 # sample\nnext", path));
    }

    [TestMethod]
    public void AllowsInTheCatalogueToo()
    {
        using var file = new RuleFile("secretsafe = 1\n[[allow]]\nreason = 'r'\npaths = ['^app/lib\\.jar!docs/']\n");

        Assert.AreEqual("", file.Found(GitHubToken, "app/lib.jar", "docs/readme.txt"));
        Assert.AreEqual($"github-pat:{GitHubToken}", file.Found(GitHubToken, "app/lib.jar", "readme.txt"));
    }

    [TestMethod]
    [DataRow("paths = ['\\.env$']", "app/.env", "acme-token:abcd1234", DisplayName = "on its path")]
    [DataRow("paths = ['\\.env$']", "app/env", "", DisplayName = "not on another")]
    [DataRow("entropy = 3.0", "a", "acme-token:abcd1234", DisplayName = "with enough entropy")]
    [DataRow("entropy = 3.1", "a", "", DisplayName = "not with too little")]
    [DataRow("keywords = ['Widget']", "a", "", DisplayName = "not without its keyword")]
    [DataRow("keywords = ['later', 'other']", "a", "acme-token:abcd1234", DisplayName = "with a keyword anywhere")]
    [DataRow("literals = ['ACME_']", "a", "acme-token:abcd1234", DisplayName = "by its literal")]
    public void FindsOnly(string condition, string path, string expected)
    {
        using var file = new RuleFile($"{Rule}\n{condition}\n");

        Assert.AreEqual(expected, file.Found($"x: acme_abcd1234\n{new string(' ', 100_000)}LATER", path));
    }

    [TestMethod]
    public void FindsAFileByItsPathAlone()
    {
        using var file = new RuleFile("secretsafe = 1\n[[rules]]\nid = 'vault-file'\ntitle = 'Vault file'\npaths = ['\\.vault$']\n");

        Assert.AreEqual("vault-file:", file.Found("anything", "app/a.vault"));
        Assert.AreEqual("", file.Found("anything", "app/a.txt"));
    }

    [TestMethod]
    public void SaysWhichRuleIsSlow()
    {
        using var file = new RuleFile(Rule.Replace("acme_", "", StringComparison.Ordinal));

        var note = Assert.ContainsSingle(file.Load().Notes);

        Assert.AreEqual((DiagnosticCodes.SlowRule, 7), (note.Code, note.Line));
        Assert.AreEqual("acme-token:abcd1234", file.Found("-abcd1234-"));
    }

    [TestMethod]
    public void TriesItsExamples()
    {
        using var file = new RuleFile($"{Rule}examples = ['acme_abcd1234']\ncounter-examples = ['acme_abcd']\n");

        Assert.HasCount(1, file.Load().Rules);
    }
}
