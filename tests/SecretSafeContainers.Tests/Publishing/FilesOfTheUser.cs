using SecretSafeContainers.Publishing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class FilesOfTheUser : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [TestMethod]
    [DataRow("packages/shop/appsettings.json", true)]
    [DataRow("packages/shop/.env", true, DisplayName = "a hidden file")]
    [DataRow("packages/shop/bin/a.json", false, DisplayName = "what is built")]
    [DataRow("packages/shop/Obj/a.json", false, DisplayName = "what is built, in other letters")]
    [DataRow("packages/shop/.nuget/a.json", false, DisplayName = "a hidden folder")]
    [DataRow("packages/shop/restored/lib/1.0.0/a.json", false, DisplayName = "a package")]
    [DataRow("shared/appsettings.json", true, DisplayName = "elsewhere in the repository")]
    [DataRow("node_modules/lib/a.js", false, DisplayName = "fetched elsewhere in the repository")]
    [DataRow("../a.json", false, DisplayName = "beside the repository")]
    public void AreThoseOfTheProjectAndItsRepository(string path, bool own)
    {
        folder.Write("repo/.git/HEAD", "");
        folder.Write("repo/packages/shop/restored/lib/1.0.0/.nupkg.metadata", "{}");
        var file = folder.Write($"repo/{path}", "x");

        Assert.AreEqual(own, new OwnTree(folder["repo/packages/shop"]).Holds(file));
    }

    [TestMethod]
    public void WithoutARepositoryAreThoseOfTheProject()
    {
        var tree = new OwnTree(folder["shop/"]);

        Assert.IsTrue(tree.Holds(folder.Write("shop/a.json", "x")));
        Assert.IsFalse(tree.Holds(folder.Write("shop-of-another/a.json", "x")));
        Assert.IsFalse(tree.Holds(folder.Write("shared/a.json", "x")));
    }

    [TestMethod]
    public void AreNotBehindALinkedFolder()
    {
        folder.Write("elsewhere/a.json", "x");
        Directory.CreateDirectory(folder["shop"]);
        Directory.CreateSymbolicLink(folder["shop/linked"], folder["elsewhere"]);

        Assert.IsFalse(new OwnTree(folder["shop"]).Holds(folder["shop/linked/a.json"]));
    }

    public void Dispose() => folder.Dispose();
}
