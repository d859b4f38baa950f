using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class GatesOfSeveralRuntimeIdentifiers
{
    private static readonly string Token = "gh" + "p_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z57";

    [TestMethod]
    public void SayNothingThemselvesAndVouchForNothing()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Token);
        using var gate = Deferred(folder, "linux-x64");

        Assert.IsTrue(gate.Execute());

        Assert.IsEmpty(folder.Engine.Errors);
        Assert.AreEqual("", gate.Digest);
        Assert.AreEqual("SSC2002", Assert.ContainsSingle(gate.Notices).ItemSpec);
    }

    [TestMethod]
    public void AreSaidOnceForWhatAllHave()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", Token);
        using var first = Deferred(folder, "linux-x64");
        using var second = Deferred(folder, "linux-arm64");
        Assert.IsTrue(first.Execute() & second.Execute());
        using var log = Log(folder, [.. first.Notices, .. second.Notices]);

        Assert.IsFalse(log.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.EndsWith("In the images for linux-x64, linux-arm64.", error.Message!);
        Assert.EndsWith("app.txt", error.File);
        Assert.AreEqual(1, error.LineNumber);
    }

    [TestMethod]
    public void AreNamedForWhatOneHas()
    {
        using var folder = new PublishFolder().Add("publish/100%41;.txt", Token);
        using var second = Deferred(folder, "linux-arm64");
        Assert.IsTrue(second.Execute());
        using var log = Log(folder, second.Notices);

        Assert.IsFalse(log.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.EndsWith("Only in the image for linux-arm64.", error.Message!);
        Assert.EndsWith("100%41;.txt", error.File);
    }

    [TestMethod]
    public void AreSaidOnceForAMissingSecret()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        var secret = new TaskItem("feed", new Dictionary<string, string> { ["Environment"] = "SECRETSAFE_TEST_UNSET_VARIABLE" });
        using var first = Deferred(folder, "linux-x64", secret);
        using var second = Deferred(folder, "linux-arm64", secret);
        Assert.IsTrue(first.Execute() & second.Execute());
        using var log = Log(folder, [.. first.Notices, .. second.Notices]);

        Assert.IsFalse(log.Execute());

        Assert.AreEqual("SSC1005", Assert.ContainsSingle(folder.Engine.Errors).Code);
    }

    [TestMethod]
    public void ThatAreCleanPass()
    {
        using var folder = new PublishFolder().Add("publish/app.txt", "hello");
        using var first = Deferred(folder, "linux-x64");
        Assert.IsTrue(first.Execute());
        using var log = Log(folder, first.Notices);

        Assert.IsTrue(log.Execute());

        Assert.AreNotEqual("", first.Digest);
    }

    private static AuditPublishInputs Deferred(PublishFolder folder, string runtimeIdentifier, params ITaskItem[] secrets)
    {
        folder.Settings["OneOfSeveral"] = runtimeIdentifier;
        var gate = folder.Gate(secrets);
        gate.RuntimeIdentifier = runtimeIdentifier;
        gate.Deferred = true;
        return gate;
    }

    private static LogGates Log(PublishFolder folder, ITaskItem[] notices) => new()
    {
        BuildEngine = folder.Engine,
        Settings = folder.SettingsItem(),
        Notices = notices,
        RuntimeIdentifiers = [new TaskItem("linux-x64"), new TaskItem("linux-arm64")],
    };
}
