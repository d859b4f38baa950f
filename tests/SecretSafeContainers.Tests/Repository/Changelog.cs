using System.Xml.Linq;
using SecretSafeContainers.Testing.Readme;

namespace SecretSafeContainers.Tests.Repository;

[TestClass]
public sealed class Changelog
{
    [TestMethod]
    public void DescribesTheCurrentVersion()
    {
        var version = XDocument.Load(SourceTree.In("Directory.Build.props")).Descendants("Version").Single().Value;

        Assert.Contains($"## [{version}]", File.ReadAllText(SourceTree.In("CHANGELOG.md")));
    }
}
