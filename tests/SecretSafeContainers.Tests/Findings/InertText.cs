using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class InertText
{
    [TestMethod]
    public void LeavesPlainTextAlone() => Assert.AreEqual("app/Größe (1).json", Inert.Of("app/Größe (1).json"));

    [TestMethod]
    [DataRow("\u001b[31mred", DisplayName = "escape codes")]
    [DataRow("a\nb", DisplayName = "line breaks")]
    [DataRow("a\u202eb", DisplayName = "right-to-left marks")]
    [DataRow("a\u2028b", DisplayName = "line separators")]
    public void HoldsNo(string text) => StringAssert.Contains(Inert.Of(text), "\uFFFD");

    [TestMethod]
    public void BreaksLoggingCommandsOfAgents()
    {
        var inert = Inert.Of("x ##vso[task.complete]y ##[error]z");

        Assert.DoesNotContain("##vso[", inert);
        Assert.DoesNotContain("##[", inert);
    }
}
