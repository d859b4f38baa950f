using System.Text.Json;

namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class CleanProject(TestContext context)
{
    [TestMethod]
    public async Task IsPublishedWithBothReports()
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync();

        result.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.Archive));
        foreach (var phase in new[] { "gate", "audit" })
        {
            using var report = JsonDocument.Parse(workspace.Report(phase));
            Assert.AreEqual("clean", report.RootElement.GetProperty("verdict").GetString());
            Assert.AreEqual(phase, report.RootElement.GetProperty("phase").GetString());
        }

        Assert.Contains("SecretSafe: no leak in", result.Log);
    }

    [TestMethod]
    public async Task IsPublishedAgainIncrementally()
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.PublishAsync()).AssertSucceeds();
        File.Delete(workspace.Archive);

        var second = await workspace.PublishAsync("--no-build");

        second.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.Archive));
    }

    [TestMethod]
    [DataRow("-t:PublishContainer")]
    [DataRow("-p:PublishProfile=DefaultContainer")]
    public async Task IsPreparedForWhileItIsBuilt(string wish)
    {
        using var workspace = new Workspace(context).AddWeb("{ \"Logging\": { \"Level\": \"Information\" } }");

        var result = await workspace.RunAsync("publish", wish, "-v:d");

        result.AssertSucceeds();
        string[] tasks = ["Task \"PrepareAudit\"", "Task \"ResolveAssemblyReference\"", "Task \"AuditPublishInputs\""];
        int[] places = [.. tasks.Select(task => result.Log.IndexOf(task, StringComparison.Ordinal))];
        Assert.IsTrue(places[0] >= 0 && places[0] < places[1] && places[1] < places[2], string.Join(", ", places));
    }

    [TestMethod]
    public async Task IsPublishedToAFolderNamedAsDestination()
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync($"-p:ContainerArchiveOutputPath={workspace.In("images")}/", "-p:ContainerRepository=team/app");

        result.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.In("images/team/app.tar.gz")), result.Log);
    }

    [TestMethod]
    public async Task IsPublishedByTheWebProfile()
    {
        using var workspace = new Workspace(context).AddWeb("{ \"Logging\": { \"Level\": \"Information\" } }");

        var result = await workspace.RunAsync("publish", "-p:PublishProfile=DefaultContainer");

        result.AssertSucceeds();
        Assert.IsTrue(File.Exists(workspace.Archive));
        Assert.Contains("\"verdict\": \"clean\"", workspace.Report("audit").Replace("\":\"", "\": \"", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task IsCheckedWithoutBeingPublished()
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.RunAsync("publish", "-t:SecretSafeCheck");

        result.AssertSucceeds();
        Assert.Contains("SecretSafe: no leak in", result.Log);
        workspace.AssertNothingPublished();
        Assert.IsFalse(File.Exists(workspace.In("obj/secretsafe/app.audit.json")));
    }
}
