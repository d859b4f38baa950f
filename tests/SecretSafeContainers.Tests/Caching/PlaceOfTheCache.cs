using SecretSafeContainers.Caching;

namespace SecretSafeContainers.Tests.Caching;

[TestClass]
public sealed class PlaceOfTheCache
{
    private static readonly string Start = Path.GetFullPath("project");

    [TestMethod]
    [DataRow("none")]
    [DataRow(" NONE ")]
    public void IsNowhereIfItIsTurnedOff(string setting) => Assert.IsNull(CacheLocation.Parse(setting, Start));

    [TestMethod]
    public void IsTheFolderThatIsNamedFromTheProjectOn()
    {
        Assert.AreEqual(Path.Combine(Start, "build", "verdicts"), CacheLocation.Parse(" build/verdicts ", Start));
        Assert.AreEqual(Start, CacheLocation.Parse(Start, Path.GetTempPath()));
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    public void IsAFolderOfTheUsersOwnOtherwise(string? setting)
    {
        if (Path.IsPathFullyQualified(CacheLocation.OfUser()))
        {
            Assert.AreEqual(Path.Combine(CacheLocation.OfUser(), "secretsafe", "layers"), CacheLocation.Parse(setting, Start));
        }
        else
        {
            Assert.IsNull(CacheLocation.Parse(setting, Start));
        }
    }
}
