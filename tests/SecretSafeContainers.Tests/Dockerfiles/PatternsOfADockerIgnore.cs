using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Tests.Dockerfiles;

[TestClass]
public sealed class PatternsOfADockerIgnore
{
    [TestMethod]
    [DataRow("a", "a", true)]
    [DataRow("a", "a/b/c", true)]
    [DataRow("a", "b/a", false)]
    [DataRow("/a/", "a", true)]
    [DataRow("./a/../b", "b", true)]
    [DataRow("*.md", "a.md", true)]
    [DataRow("*.md", "b/a.md", false)]
    [DataRow("*/*.md", "b/a.md", true)]
    [DataRow("**/*.md", "a.md", true)]
    [DataRow("**/*.md", "b/c/a.md", true)]
    [DataRow("b/**", "b/c/a", true)]
    [DataRow("b/**/a", "b/a", true)]
    [DataRow("**/bin", "x/bin/y", true)]
    [DataRow("?.md", "a.md", true)]
    [DataRow("[a-c].md", "b.md", true)]
    [DataRow("[^a-c].md", "b.md", false)]
    [DataRow("a.b", "axb", false)]
    [DataRow("a\\*", "a*", true)]
    [DataRow("a\\*", "ab", false)]
    [DataRow("[", "[", true)]
    [DataRow("# a\na", "a", true)]
    [DataRow("#a", "#a", false)]
    [DataRow("  a  ", "a", true)]
    [DataRow("*\n!a", "a", false)]
    [DataRow("*\n!a", "a/b", false)]
    [DataRow("!a\n*", "a", true)]
    [DataRow("a\n!a/b\na/b/c", "a/b/c", true)]
    [DataRow("a\n!a/b\na/b/c", "a/b/d", false)]
    [DataRow("!", "a", false)]
    [DataRow(".", "a", false)]
    [DataRow("\r\na\r\n", "a", true)]
    public void DecideInOrder(string text, string path, bool excluded) =>
        Assert.AreEqual(excluded, DockerIgnore.Parse(System.Text.Encoding.UTF8.GetBytes(text)).Excludes(path));
}
