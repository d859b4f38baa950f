using SecretSafeContainers.Content;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class AdviceOnPublishedContent
{
    private const string Settings = """
        {
          // what the shop needs
          "Servers": [ { "Name": "ü" }, { "Name": "b", "Password": "***" } ],
          "ConnectionStrings": {
            "Default": "Server=db;Database=shop"
          },
        }
        """;

    [TestMethod]
    [DataRow(5, 20, "ConnectionStrings:Default", DisplayName = "a connection string")]
    [DataRow(3, 60, "Servers:1:Password", DisplayName = "a value in a list, behind a letter of two bytes")]
    [DataRow(3, 27, "Servers:0:Name", DisplayName = "the first of a list")]
    [DataRow(5, 8, null, DisplayName = "a key")]
    [DataRow(2, 6, null, DisplayName = "a comment")]
    [DataRow(90, 1, null, DisplayName = "behind the end")]
    public void NamesTheSetting(int line, int column, string? key)
    {
        using var folder = new PublishFixture().Add("appsettings.json", Settings);

        Assert.AreEqual(key, SettingKey.At(folder.In("appsettings.json"), line, column));
    }

    [TestMethod]
    [DataRow("{ \"a\": ", DisplayName = "a file that ends early")]
    [DataRow("a: b", DisplayName = "another format")]
    [DataRow("", DisplayName = "nothing")]
    public void NamesNoneInWhatIsNoJson(string text)
    {
        using var folder = new PublishFixture().Add("appsettings.json", text);

        Assert.IsNull(SettingKey.At(folder.In("appsettings.json"), 1, 4));
    }

    [TestMethod]
    public void SaysHowToSetItAndHowToKeepTheFileOut() => Assert.AreEqual(
        "Remove the value of ConnectionStrings:Default and set it where the app runs: the variable ConnectionStrings__Default in the container, "
        + "`dotnet user-secrets set \"ConnectionStrings:Default\"` on your machine. Or keep the file out of the image with <Content Update=\"appsettings.json\" CopyToPublishDirectory=\"Never\" />.",
        FixOf("<Project Sdk=\"Microsoft.NET.Sdk.Web\" />", "appsettings.json", 5, 20));

    [TestMethod]
    [DataRow("<Project Sdk=\"Microsoft.NET.Sdk\" />", "None", DisplayName = "an SDK without content")]
    [DataRow("<Project Sdk=\"Microsoft.NET.Sdk.Web\"><ItemGroup><None Update=\"conf/a.txt\" /></ItemGroup></Project>", "None", DisplayName = "an item of the project")]
    [DataRow("<Project Sdk=\"Microsoft.NET.Sdk.Worker\" />", "Content", DisplayName = "an SDK with content")]
    public void NamesTheItemThatPublishesTheFile(string project, string type) =>
        Assert.Contains($"<{type} Update=\"conf/a.txt\" CopyToPublishDirectory=\"Never\" />", FixOf(project, "conf/a.txt", 1, 1)!);

    private static string? FixOf(string project, string path, int line, int column)
    {
        using var folder = new PublishFixture().Add("app.csproj", project).Add(path, Settings).Add($"publish/{path}", Settings);
        var sources = new PublishedSources(folder.Inputs with { Files = [new PublishedFile(path, folder.In(path))] }, 0);
        return sources.Locate(new(ContentChannel.Publish) { Layer = 0, Path = $"app/{path}" }, line, column)?.Fix;
    }
}
