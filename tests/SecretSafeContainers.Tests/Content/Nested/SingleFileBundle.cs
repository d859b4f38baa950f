using System.Text;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Testing.Nested;

namespace SecretSafeContainers.Tests.Content.Nested;

[TestClass]
public sealed class SingleFileBundle(TestContext context)
{
    private static byte[] Settings => Encoding.UTF8.GetBytes(OpenedFile.Text);

    [TestMethod]
    [DataRow(2u, false, DisplayName = "of .NET 5")]
    [DataRow(6u, false, DisplayName = "of .NET 6 and later")]
    [DataRow(6u, true, DisplayName = "compressed")]
    public async Task ShowsItsFilesByTheirOwnPaths(uint version, bool isDeflated)
    {
        var bundle = SingleFile.Bundle(version, isDeflated, ("app.dll", [1, 2, 3]), ("conf/appsettings.json", Settings));

        var file = await OpenAsync("app/app", bundle);

        Assert.AreEqual("known-secret app/app!conf/appsettings.json:2:8 (layer 0)\nsample-token app/app!conf/appsettings.json:3:7 (layer 0)", string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task MadeByTheBundlerOfTheSdkIsRead()
    {
        var bundle = RealBundle.Of(("app.dll", [1, 2, 3]), ("appsettings.json", Settings));

        var file = await OpenAsync("app", bundle);

        Assert.AreEqual("known-secret app!appsettings.json:2:8 (layer 0)\nsample-token app!appsettings.json:3:7 (layer 0)", string.Join('\n', file.Places));
        Assert.IsEmpty(file.Skipped);
    }

    [TestMethod]
    public async Task WhoseListBreaksOffIsReadAsFarAsItGoes()
    {
        var file = await OpenAsync("app", SingleFile.Bundle(6, isDeflated: true, count: int.MaxValue, shift: 0, ("a.txt", Settings)));

        Assert.HasCount(2, file.Findings);
        Assert.AreEqual("the single-file bundle breaks off behind 1 of 2147483647 files", Assert.ContainsSingle(file.Skipped).Why);
    }

    [TestMethod]
    [DataRow(1L << 40)]
    [DataRow(long.MaxValue / 2)]
    [DataRow(long.MinValue)]
    public async Task WhoseDataLiesElsewhereIsSaidToBeDamaged(long shift)
    {
        var file = await OpenAsync("app", SingleFile.Bundle(6, isDeflated: true, count: 1, shift, ("a.txt", Settings)));

        var skipped = Assert.ContainsSingle(file.Skipped);
        Assert.AreEqual((DiagnosticCodes.Malformed, "app!a.txt"), (skipped.Code, skipped.What));
    }

    [TestMethod]
    public async Task OfAnUnknownVersionIsSaidToBeUnread()
    {
        var file = await OpenAsync("app", SingleFile.Bundle(7, isDeflated: true, ("a.txt", Settings)));

        Assert.AreEqual(DiagnosticCodes.UnsupportedFormat, Assert.ContainsSingle(file.Skipped).Code);
    }

    [TestMethod]
    public async Task IsNotLookedForInAHostWithoutAnApp()
    {
        var file = await OpenAsync("app", SingleFile.EmptyHost());

        Assert.AreEqual(Verdict.Clean, file.Verdict);
        Assert.AreEqual(0, file.Report.Coverage.ExpandedBytes);
    }

    private Task<OpenedFile> OpenAsync(string path, byte[] content) => OpenedFile.OfAsync(path, content, context.CancellationToken);
}
