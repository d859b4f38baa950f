using SecretSafeContainers.Build;

namespace SecretSafeContainers.Tests.Repository;

/// <summary>The count that <c>dotnet run --project build -- test</c> ends with is never kinder than the run was.</summary>
[TestClass]
public sealed class CountingTests
{
    private static readonly string[] ThreeTests = ["Test run summary: Passed! - A.dll (net10.0|x64)", "  total: 3", "  failed: 0", "  succeeded: 2", "  skipped: 1", "  duration: 9ms"];

    [TestMethod]
    public void BelievesASummaryThatTheExitCodeConfirms() => Assert.AreEqual(new TestCount(2, 0, 1), Conclude(exitCode: 0, ThreeTests));

    [TestMethod]
    public void CountsFailures() => Assert.AreEqual(
        new TestCount(1, 1, 0),
        Conclude(exitCode: 2, "Test run summary: Failed! - A.dll", "  total: 2", "  failed: 1", "  succeeded: 1", "  skipped: 0"));

    [TestMethod]
    [DataRow(3, DisplayName = "aborted")]
    [DataRow(134, DisplayName = "crashed")]
    [DataRow(2, DisplayName = "failed, says the exit code alone")]
    [DataRow(8, DisplayName = "no tests, says the exit code alone")]
    public void CountsAnUnexplainedExitAsAFailure(int exitCode) => Assert.AreEqual(new TestCount(2, 1, 1), Conclude(exitCode, ThreeTests));

    [TestMethod]
    public void CountsSilenceAsAFailure() => Assert.AreEqual(TestCount.OneFailure, Conclude(exitCode: 0));

    [TestMethod]
    public void IgnoresWhatATestPrints() => Assert.AreEqual(
        new TestCount(2, 0, 1),
        Conclude(exitCode: 0, ["Test run summary: Passed! - nested", "  total: 70", "  succeeded: 70", "  failed: 0", "  skipped: 0", "failed: 9", .. ThreeTests]));

    [TestMethod]
    public void AllowsNoTestOnlyWithAFilter()
    {
        string[] none = ["Test run summary: Zero tests ran - A.dll", "  total: 0", "  failed: 0", "  succeeded: 0", "  skipped: 0"];

        Assert.AreEqual(TestCount.None, Conclude(exitCode: 8, filtered: true, none));
        Assert.AreEqual(TestCount.OneFailure, Conclude(exitCode: 8, filtered: false, none));
    }

    [TestMethod]
    public void AllowsSkippingOnlyWhereANeedMayBeAbsent()
    {
        Assert.IsNull(new TestCount(2, 0, 1).Judge(skippingAllowed: true));
        Assert.IsNotNull(new TestCount(2, 0, 1).Judge(skippingAllowed: false));
    }

    [TestMethod]
    public void NeverPassesARunWithoutTests() => Assert.IsNotNull(TestCount.None.Judge(skippingAllowed: true));

    [TestMethod]
    public void EndsWithOneExactLine() => Assert.AreEqual("3 passed, 0 failed, 1 skipped", (new TestCount(1, 0, 1) + new TestCount(2, 0, 0)).ToString());

    private static TestCount Conclude(int exitCode, params string[] lines) => Conclude(exitCode, filtered: false, lines);

    private static TestCount Conclude(int exitCode, bool filtered, string[] lines)
    {
        var summary = new TestSummary();
        Array.ForEach(lines, summary.Read);
        return summary.Conclude(exitCode, filtered);
    }
}
