using Microsoft.Build.Utilities;

namespace SecretSafeContainers.Tasks.Tests;

[TestClass]
public sealed class SameSecretInSeveralFiles
{
    private static readonly string Token = "gh" + "p_" + "aB3dE5fG7hJ9kL1mN3pQ5rS7tU9vW1xY3z57";

    [TestMethod]
    public void IsOneErrorAtTheFileOfTheSourceTree()
    {
        using var folder = new PublishFolder().Add("publish/a.txt", Token).Add("publish/b.txt", $"one\n  {Token}").Add("source.txt", $"one\n  {Token}");
        using var gate = folder.Gate();
        gate.PublishedFiles = [new TaskItem(Path.Combine(folder.Root, "source.txt"), new Dictionary<string, string> { ["RelativePath"] = "b.txt" })];

        Assert.IsFalse(gate.Execute());

        var error = Assert.ContainsSingle(folder.Engine.Errors);
        Assert.AreEqual((Path.Combine(folder.Root, "source.txt"), 2, 3), (error.File, error.LineNumber, error.ColumnNumber));
        Assert.Contains(": app/b.txt:2:3. Also in app/a.txt:1:1. Nothing was published. Who can see it: ", error.Message!);
        Assert.Contains("1 leaked secret at 2 places in ", folder.Engine.Messages[^1].Message!);
    }

    [TestMethod]
    public void NamesAHandfulAndCountsTheRest()
    {
        using var folder = new PublishFolder();
        for (var i = 0; i < 9; i++)
        {
            folder.Add($"publish/{i}.txt", Token);
        }

        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        Assert.Contains(" Also in app/1.txt:1:1, app/2.txt:1:1, app/3.txt:1:1, app/4.txt:1:1, app/5.txt:1:1, and 3 more places in the report. Nothing", Assert.ContainsSingle(folder.Engine.Errors).Message!);
    }

    [TestMethod]
    public void IsToldFromAnotherSecret()
    {
        using var folder = new PublishFolder().Add("publish/a.txt", Token).Add("publish/b.txt", "Server=db;Database=shop;User Id=sa;" + "Password=" + "kV7" + "xQ2mZ9p;");
        using var gate = folder.Gate();

        Assert.IsFalse(gate.Execute());

        Assert.HasCount(2, folder.Engine.Errors);
    }
}
