namespace SecretSafeContainers.Package.Tests;

[TestClass]
public sealed class WrongSettings(TestContext context)
{
    [TestMethod]
    [DataRow("SecretSafeLevel", "low, moderate, high, critical")]
    [DataRow("SecretSafeMode", "app, all")]
    [DataRow("SecretSafeRollback", "none, local, all")]
    public async Task AreRefusedWithTheAllowedOnes(string property, string allowed)
    {
        using var workspace = new Workspace(context).AddConsole();

        var result = await workspace.PublishAsync($"-p:{property}=sometimes");

        result.AssertFailsWith("SSC1002");
        Assert.Contains(allowed, result.Log, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    [DataRow("Environment=\"FEED\" File=\"feed.txt\"", "SSC1003", DisplayName = "two sources")]
    [DataRow("Environment=\"FEED_THAT_IS_UNSET\"", "SSC1005", DisplayName = "an unset variable")]
    public async Task OfASecretAreRefused(string metadata, string code)
    {
        using var workspace = new Workspace(context).AddConsole($"<ContainerSecret Include=\"feed\" {metadata} />");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith(code);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task LiteralSecretIsRefusedAndNotRepeated()
    {
        using var workspace = new Workspace(context).AddConsole($"<ContainerSecret Include=\"feed\" Value=\"{Leak.KnownSecret}\" />");

        var result = await workspace.PublishAsync();

        result.AssertFailsWith("SSC1004");
        Assert.DoesNotContain(Leak.KnownSecret, result.Log);
        workspace.AssertNothingPublished();
    }

    [TestMethod]
    public async Task SdkThatCannotLoadTheTasksIsRefused()
    {
        using var workspace = new Workspace(context).AddConsole();
        (await workspace.RunAsync("restore")).AssertSucceeds();

        var result = await workspace.PublishAsync("--no-restore", "-p:NETCoreSdkVersion=9.0.300");

        result.AssertFailsWith("SSC1001");
        workspace.AssertNothingPublished();
    }
}
