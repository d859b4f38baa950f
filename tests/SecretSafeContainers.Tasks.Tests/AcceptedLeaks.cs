using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class AcceptedLeaks
{
    private static readonly string Token = "gh" + "p_" + "q7Xk2mVt9RbLw4NsYc8HfPzJ3dGa6EuKx0TB";

    [TestMethod]
    public void PassTheGateAndAreCounted()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Token);
        using var gate = folder.Gate();
        gate.Suppressions = [Item("github-pat", ("Reason", "for a demo"), ("Path", "app/*.txt"))];

        Assert.IsTrue(gate.Execute());

        Assert.Contains("no leak, 1 suppressed by SecretSafeSuppress, in 1 file", folder.Engine.Messages[^1].Message!);
        Assert.Contains("for a demo", File.ReadAllText(gate.Reports.Single()));
        Assert.IsEmpty(folder.Engine.Warnings);
    }

    [TestMethod]
    public void FailAgainWhenTheItemHasExpiredAndAreToldOnce()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Token);
        for (var times = 0; times < 2; times++)
        {
            using var gate = folder.Gate();
            gate.Suppressions = [Item("github-pat", ("Reason", "for a demo"), ("Expires", "2026-01-01"))];

            Assert.IsFalse(gate.Execute());
        }

        Assert.AreEqual("SSC1024", Assert.ContainsSingle(folder.Engine.Warnings).Code);
        Assert.HasCount(2, folder.Engine.Errors);
    }

    [TestMethod]
    public void NeedAllItemsToBeRight()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "nothing");
        folder.Settings["Baseline"] = "nowhere.json";
        folder.Settings["TrialUntil"] = "never";
        using var gate = folder.Gate();
        gate.Suppressions = [Item("github-pat"), Item("no-rule", ("Reason", "x"))];

        Assert.IsFalse(gate.Execute());

        Assert.AreEqual("SSC1020 SSC1021 SSC1023 SSC1025", string.Join(' ', folder.Engine.Errors.Select(error => error.Code).Order(StringComparer.Ordinal)));
        Assert.Contains(Path.Combine(folder.Root, "nowhere.json"), folder.Engine.Errors.Single(error => error.Code == "SSC1025").Message!);
        Assert.IsEmpty(gate.Digest);
    }

    [TestMethod]
    public void InATrialAreWarnings()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Token);
        folder.Settings["TrialUntil"] = DateTime.UtcNow.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        using var gate = folder.Gate();

        Assert.IsTrue(gate.Execute());

        Assert.AreEqual("SSC2002", Assert.ContainsSingle(folder.Engine.Warnings).Code);
        Assert.Contains(message => message.Message!.Contains("days left", StringComparison.Ordinal) && message.Importance == MessageImportance.High, folder.Engine.Messages);
    }

    [TestMethod]
    [DataRow(true, 1, DisplayName = "when the gate stands alone")]
    [DataRow(false, 0, DisplayName = "not when an audit follows")]
    public void ThatAreGoneAreToldInAMessage(bool alone, int messages)
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "nothing");
        using var gate = folder.Gate();
        gate.Alone = alone;
        gate.Suppressions = [Item("github-pat", ("Reason", "for a demo"))];

        Assert.IsTrue(gate.Execute());

        Assert.HasCount(messages, folder.Engine.Messages.Where(message => message.Message!.Contains("matches nothing", StringComparison.Ordinal)));
        Assert.IsEmpty(folder.Engine.Warnings);
    }

    private static TaskItem Item(string include, params (string Name, string Value)[] metadata) => new(include, metadata.ToDictionary(entry => entry.Name, entry => entry.Value));
}
