using SecretSafeContainers.Cli;

namespace SecretSafeContainers.Tests.Cli;

[TestClass]
public sealed class ColoursOfTheTool
{
    [TestMethod]
    [DataRow(false, "", true, DisplayName = "a terminal")]
    [DataRow(true, "", false, DisplayName = "a redirected output")]
    [DataRow(false, "TERM=dumb", false, DisplayName = "a terminal that shows none")]
    [DataRow(false, "NO_COLOR=1", false, DisplayName = "NO_COLOR")]
    [DataRow(false, "NO_COLOR=", true, DisplayName = "an empty NO_COLOR")]
    [DataRow(true, "FORCE_COLOR=1", true, DisplayName = "FORCE_COLOR")]
    [DataRow(true, "FORCE_COLOR=0", false, DisplayName = "FORCE_COLOR that says no")]
    [DataRow(true, "FORCE_COLOR=1 NO_COLOR=1", false, DisplayName = "both")]
    public void FollowTheOutputAndTheVariables(bool isRedirected, string variables, bool expected)
    {
        var set = variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=')).ToDictionary(one => one[0], one => one[1]);

        Assert.AreEqual(expected, Terminal.IsColored(isRedirected, name => set.GetValueOrDefault(name)));
    }
}
