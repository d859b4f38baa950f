using System.IO.Compression;
using System.Text;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class CompressedFileBesideTheSame
{
    private static readonly string Token = "gh" + "p_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z57";

    [TestMethod]
    public void IsNamedWithIt()
    {
        using var folder = new PublishFolder().Add("publish/site.js", Token);
        Compress(folder, "publish/site.js.gz", Token);
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.EndsWith("site.js", error.File);
        Assert.Contains(" Also in app/site.js.gz. Nothing", error.Message!);
    }

    [TestMethod]
    public void IsSaidItselfWhenItHoldsAnother()
    {
        using var folder = new PublishFolder().Add("publish/site.js", Token);
        Compress(folder, "publish/site.js.gz", "Server=db;Database=shop;User Id=sa;" + "Password=" + "kV7" + "xQ2mZ9p;");
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        Assert.HasCount(2, folder.Engine.Errors);
    }

    private static void Compress(PublishFolder folder, string path, string text)
    {
        using var file = new GZipStream(File.Create(Path.Combine(folder.Root, path)), CompressionLevel.Fastest);
        file.Write(Encoding.UTF8.GetBytes(text));
    }
}
