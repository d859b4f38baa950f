using System.Text.Json;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class RulesOfAUser : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly string rules;

    public RulesOfAUser() => rules = folder.Write(
        "own.toml", "secretsafe = 1\n[[rules]]\nid = 'acme-token'\ntitle = 'ACME deploy token'\npattern = 'acme_[a-z0-9]{8}'\nadvice = 'Revoke it at ACME.'\n");

    [TestMethod]
    public async Task AreTriedByAnAudit()
    {
        folder.Write("image/app.conf", "token = acme_abcd1234\n");

        var tool = await Tool.RunAsync("audit", $"dir:{folder["image"]}", "--rules", rules);

        Assert.AreEqual(ExitCode.Leak, tool.ExitCode, tool.Error);
        Assert.Contains("SSC2002", tool.Output);
        Assert.Contains("ACME deploy token", tool.Output);
        Assert.Contains("Revoke it at ACME.", tool.Output);
        Assert.DoesNotContain("abcd1234", tool.Output);
    }

    [TestMethod]
    public async Task AreListed()
    {
        var tool = await Tool.RunAsync("rules", "--rules", rules);

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode, tool.Error);
        Assert.MatchesRegex(@"(?m)^acme-token +high +ACME deploy token$", tool.Output);
        Assert.Contains("github-pat ", tool.Output);
    }

    [TestMethod]
    public async Task AreListedAsJson()
    {
        var tool = await Tool.RunAsync("rules", "--format", "json", "--rules", rules);

        using var json = JsonDocument.Parse(tool.Output);
        var rule = json.RootElement.EnumerateArray().Single(rule => rule.GetProperty("id").GetString() == "acme-token");
        Assert.AreEqual($"{rules}(3)", rule.GetProperty("source").GetString());
    }

    [TestMethod]
    public async Task AreExplained()
    {
        var tool = await Tool.RunAsync("explain", "acme-token", "--rules", rules);

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode, tool.Error);
        Assert.Contains("ACME deploy token", tool.Output);
        Assert.Contains($"Defined in {rules}(3)", tool.Output);
    }

    [TestMethod]
    public async Task AreTriedForABaseline()
    {
        folder.Write("image/app.conf", "token = acme_abcd1234\n");
        var baseline = folder["accepted.json"];

        var written = await Tool.RunAsync("baseline", $"dir:{folder["image"]}", "--output", baseline, "--rules", rules);
        var accepted = await Tool.RunAsync("audit", $"dir:{folder["image"]}", "--rules", rules, "--baseline", baseline);

        Assert.AreEqual((ExitCode.Clean, $"{baseline}: 1 entry, 1 new, 0 dropped"), (written.ExitCode, written.Output.Trim()), written.Error);
        Assert.AreEqual(ExitCode.Clean, accepted.ExitCode, accepted.Output);
        Assert.DoesNotContain("abcd1234", File.ReadAllText(baseline));
    }

    /// <summary>A report is a file like any other: what it calls a path may hold what only the user's rule knows.</summary>
    [TestMethod]
    public async Task RedactWhatABaselineTakesFromAReport()
    {
        folder.Write("image/acme_abcd1234.conf", "token = acme_abcd1234\n");
        await Tool.RunAsync("audit", $"dir:{folder["image"]}", "--rules", rules, "--format", "json", "--output", folder["report.json"]);
        var report = File.ReadAllText(folder["report.json"]);
        folder.Write("told.json", System.Text.RegularExpressions.Regex.Replace(report, "\"path\": *\"[^\"]*\"", "\"path\": \"acme_abcd1234.conf\""));

        var tool = await Tool.RunAsync("baseline", folder["told.json"], "--output", folder["accepted.json"], "--rules", rules);

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode, tool.Error);
        Assert.DoesNotContain("abcd1234", File.ReadAllText(folder["accepted.json"]));
    }

    [TestMethod]
    public async Task AreRefusedWithTheirLine()
    {
        var wrong = folder.Write("wrong.toml", "[[rules]]\nid = 'a'\nregex = 'a(?=b)'\n");

        var tool = await Tool.RunAsync("audit", $"dir:{folder.FullPath}", "--rules", wrong);

        Assert.AreEqual(ExitCode.Usage, tool.ExitCode);
        Assert.AreEqual($"{wrong}(3,1): error SSC1033: the rule 'a': 'regex': there are no lookarounds in this syntax (at character 5)\n", tool.Error.ReplaceLineEndings("\n"));
    }

    [TestMethod]
    public async Task SayWhatHasNoEffect()
    {
        folder.Write("image/app.conf", "nothing\n");
        var commits = folder.Write("gitleaks.toml", "[extend]\nuseDefault = true\n[allowlist]\ncommits = ['abc']\n");

        var tool = await Tool.RunAsync("audit", $"dir:{folder["image"]}", "--rules", commits);

        Assert.AreEqual(ExitCode.Clean, tool.ExitCode, tool.Error);
        Assert.StartsWith($"{commits}(4,1): warning SSC1036: ", tool.Error);
    }

    public void Dispose() => folder.Dispose();
}
