using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class GateOverAFolder
{
    private static readonly string Token = "gh" + "p_" + "q7Xk2mVt9RbLw4NsYc8HfPzJ3dGa6EuKx0TB";

    [TestMethod]
    public void WithoutALeakSaysSoAndWritesItsReport()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var gate = folder.Gate();

        Assert.IsTrue(gate.Execute());

        Assert.Contains("no leak in 1 file", folder.Engine.Messages[^1].Message!);
        Assert.IsTrue(File.Exists(gate.Reports.Single()));
        Assert.AreEqual(64, gate.Digest.Length);
    }

    [TestMethod]
    public void NamesTheSourceOfALeak()
    {
        using var folder = new PublishFolder().Add("publish/conf/settings.txt", $"one\ntoken {Token}\n").Add("settings.src.txt", $"one\ntoken {Token}\n");
        using var gate = folder.Gate();
        gate.PublishedFiles = [new TaskItem(Path.Combine(folder.Root, "settings.src.txt"), new Dictionary<string, string> { ["RelativePath"] = "conf/settings.txt" })];

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual("SSC2002", error.Code);
        Assert.AreEqual(Path.Combine(folder.Root, "settings.src.txt"), error.File);
        Assert.AreEqual(2, error.LineNumber);
        Assert.Contains("app/conf/settings.txt", error.Message!);
        Assert.DoesNotContain(Token, error.Message!);
    }

    [TestMethod]
    public void SaysThatAFileIsLeftOver()
    {
        using var folder = new PublishFolder().Add("publish/old.txt", Token);
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        Assert.Contains("left over in the publish folder", Assert.ContainsSingle(folder.Engine.Errors).Message!);
    }

    [TestMethod]
    public void IsSilentWhenNothingChangedSinceTheLastOne()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var first = folder.Gate();
        Assert.IsTrue(first.Execute());
        var said = folder.Engine.Messages.Count;
        using var second = folder.Gate();
        second.AuditedDigest = first.Digest;

        Assert.IsTrue(second.Execute());

        Assert.HasCount(said, folder.Engine.Messages);
        Assert.AreEqual(first.Digest, second.Digest);
    }

    [TestMethod]
    [DataRow("publish/app.txt", DisplayName = "a changed file")]
    [DataRow("publish/new/app.txt", DisplayName = "a new file")]
    public void AuditsAgainAfterAChange(string changed)
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var first = folder.Gate();
        Assert.IsTrue(first.Execute());
        folder.Add(changed, Token);
        using var second = folder.Gate();
        second.AuditedDigest = first.Digest;

        Assert.IsFalse(second.Execute());
    }

    [TestMethod]
    public void AuditsAgainAfterAChangedLabel()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var first = folder.Gate();
        Assert.IsTrue(first.Execute());
        using var second = folder.Gate();
        second.AuditedDigest = first.Digest;
        second.Labels = [new TaskItem("deploy", new Dictionary<string, string> { ["Value"] = Token })];

        Assert.IsFalse(second.Execute());

        Assert.AreEqual("SSC2004", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    [TestMethod]
    public void WarnsBelowTheLevel()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Token);
        folder.Settings["Level"] = "critical";
        using var gate = folder.Gate();

        var passed = gate.Execute();

        // A rule may itself be critical; then there is nothing below the level to warn of.
        Assert.AreEqual(passed, folder.Engine.Errors.Count == 0);
        Assert.HasCount(1, [.. folder.Engine.Errors.Select(error => error.Code), .. folder.Engine.Warnings.Select(warning => warning.Code)]);
    }

    [TestMethod]
    public void WithoutAnyFileIsNotClean()
    {
        using var folder = new PublishFolder();
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        Assert.AreEqual("SSC4009", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    [TestMethod]
    public void WithoutAFolderFails()
    {
        using var folder = new PublishFolder();
        using var gate = folder.Gate();
        gate.PublishFolder = "nowhere/";

        Assert.IsFalse(gate.Execute());

        Assert.AreEqual("SSC4001", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    [TestMethod]
    public void ThatIsCancelledFailsWithoutAVerdict()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var gate = folder.Gate();
        gate.Cancel();

        Assert.IsFalse(gate.Execute());

        Assert.IsEmpty(folder.Engine.Errors);
        Assert.IsFalse(File.Exists(Path.Combine(folder.Root, "reports/app.gate.json")));
    }
}
