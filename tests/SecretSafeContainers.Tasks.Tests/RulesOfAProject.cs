using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class RulesOfAProject
{
    private const string Rule = "secretsafe = 1\n[[rules]]\nid = 'acme-token'\ntitle = 'ACME deploy token'\npattern = 'acme_[a-z0-9]{8}'\n";

    [TestMethod]
    public void AreTriedByTheGate()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "acme_abcd1234").Add("own.toml", Rule);
        using var gate = folder.Gate();
        gate.RuleFiles = [new TaskItem(Path.Combine(folder.Root, "own.toml"))];

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual("SSC2002", error.Code);
        Assert.Contains("acme-token", error.Message!);
    }

    [TestMethod]
    public void AreRefusedAtTheirLine()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello").Add("own.toml", Rule + "colour = 'red'\n");
        using var gate = folder.Gate();
        gate.RuleFiles = [new TaskItem(Path.Combine(folder.Root, "own.toml"))];

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual(("SSC1032", Path.Combine(folder.Root, "own.toml"), 6), (error.Code, error.File, error.LineNumber));
    }

    [TestMethod]
    public void SayWhatHasNoEffect()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello").Add("gitleaks.toml", "[extend]\nuseDefault = true\n[allowlist]\ncommits = ['abc']\n");
        using var gate = folder.Gate();
        gate.RuleFiles = [new TaskItem(Path.Combine(folder.Root, "gitleaks.toml"))];

        Assert.IsTrue(gate.Execute());

        Assert.AreEqual("SSC1036", Assert.ContainsSingle(folder.Engine.Warnings).Code);
    }
}
