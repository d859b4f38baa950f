using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class HostileContent(TestContext context)
{
    [TestMethod]
    public void ThatStallsARuleIsReportedAsSkipped()
    {
        // arrange
        var rule = Scanned.Rule("slow", "key=", "key=(?:a|aa)+b");
        var content = Encoding.ASCII.GetBytes("key=" + new string('a', 500) + "!\nkey=hello");
        using var scanner = new ContentScanner([rule, Scanned.Rule("quick", "hello", "hello")], [], 64 * 1024, TimeSpan.FromMilliseconds(5));
        var detections = new List<SecretDetection>();

        // act
        var skipped = scanner.Scan(content, Scanned.Location, detections);

        // assert
        var only = Assert.ContainsSingle(skipped);
        Assert.AreEqual(DiagnosticCodes.RuleTimeout, only.Code);
        Assert.AreEqual("app/file", only.What);
        Assert.Contains("'slow'", only.Why);
        Assert.AreEqual("quick", Assert.ContainsSingle(detections).Rule?.Id);
    }

    [TestMethod]
    public void ThatIsMadeOfCandidatesEndsWithTheTimeForOneFile()
    {
        // arrange: each candidate costs little, but there are two hundred thousand of them
        var rule = Scanned.Rule("many", "key=", "key=[a-z]{1,900};");
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("key=x", 200_000)));
        using var scanner = new ContentScanner([rule], [], 64 * 1024, TimeSpan.FromMilliseconds(1));

        // act
        var skipped = scanner.Scan(content, Scanned.Location, []);

        // assert
        Assert.IsTrue(skipped.Any(skip => skip.Code == DiagnosticCodes.RuleTimeout));
    }

    [TestMethod]
    public async Task ThatEndsInDamageIsJudgedUpToThere()
    {
        // arrange
        using var scanner = new ContentScanner([Scanned.Rule("key", "key=", "key=[a-z]+")], []);
        var detections = new List<SecretDetection>();
        var damage = new SecretSafeException(DiagnosticCodes.Malformed, "layer", "it ends early");
        using var stream = new PortionStream([.. "x key=hello"u8], portion: 3, damage);

        // act
        var thrown = await Assert.ThrowsExactlyAsync<SecretSafeException>(
            async () => await scanner.ScanAsync(new ContentItem(Scanned.Location, stream), detections, context.CancellationToken));

        // assert
        Assert.AreSame(damage, thrown);
        Assert.ContainsSingle(detections);
    }

    [TestMethod]
    public async Task StopsOnCancellation()
    {
        using var scanner = new ContentScanner([], []);
        using var stream = new MemoryStream(new byte[1_000]);

        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await scanner.ScanAsync(new ContentItem(Scanned.Location, stream), [], new CancellationToken(canceled: true)));
    }
}
