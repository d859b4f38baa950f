namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class SettingsOfTheTasks
{
    [TestMethod]
    [DataRow("Enabled", "true, false")]
    [DataRow("Level", "low, moderate, high, critical")]
    [DataRow("Mode", "app, all")]
    [DataRow("KnownSecrets", "auto, items, none")]
    [DataRow("Reports", "json, sarif, markdown, html")]
    [DataRow("Rollback", "none, local, all")]
    [DataRow("OnIncomplete", "error, warning")]
    public void ThatAreUnknownAreRefusedWithTheAllowedOnes(string setting, string allowed)
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        folder.Settings[setting] = "sometimes";
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual("SSC1002", error.Code);
        Assert.Contains(allowed, error.Message!);
    }

    [TestMethod]
    public void ForTheKeyOfTheCacheNameItAndDoNotHoldIt()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        folder.Settings["Cache"] = "verdicts";
        folder.Settings["CacheKey"] = "horse-battery-staple";
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual("SSC1002", error.Code);
        Assert.DoesNotContain("horse", error.Message!);
    }

    [TestMethod]
    public void ForReportsMayAskForSeveral()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        folder.Settings["Reports"] = "JSON;html;json";
        using var gate = folder.Gate();

        Assert.IsTrue(gate.Execute());

        Assert.AreEqual("app.gate.json app.gate.html", string.Join(' ', gate.Reports.Select(Path.GetFileName)));
        Assert.StartsWith("<!doctype html>", File.ReadAllText(gate.Reports[1]));
    }

    [TestMethod]
    public void ForReportsMayAskForNone()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        folder.Settings["Reports"] = "";
        using var gate = folder.Gate();

        Assert.IsTrue(gate.Execute());

        Assert.IsEmpty(gate.Reports);
    }
}
