using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class SourceOfPublishedContent
{
    private const string Project = """
        <Project>
          <PropertyGroup><Description>what it does</Description></PropertyGroup>
          <ItemGroup>
            <ContainerEnvironmentVariable Include="FIRST;SECOND" Value="x" />
            <ContainerLabel Include="team" Value="y" />
          </ItemGroup>
        </Project>
        """;

    [TestMethod]
    public void IsTheFileOfTheItemThatPublishesIt()
    {
        using var folder = new PublishFixture().Add("conf/app.json", "one\n  two\n").Add("publish/app.json", "one\n  two\n");
        var sources = new PublishedSources(folder.Inputs with { Files = [new PublishedFile("app.json", folder.In("conf/app.json"))] }, 0);

        var source = sources.Locate(new(ContentChannel.Publish) { Layer = 0, Path = "app/app.json" }, 2, 3);

        Assert.AreEqual(new SourceLocation(folder.In("conf/app.json"), 2, 3, "two") { IsOwn = true }, source! with { Fix = null });
    }

    [TestMethod]
    public void IsTheFileAloneForContentInsideAnArchive()
    {
        using var folder = new PublishFixture().Add("data.zip", "one\n").Add("publish/data.zip", "one\n");
        var sources = new PublishedSources(folder.Inputs with { Files = [new PublishedFile("data.zip", folder.In("data.zip"))] }, 0);

        var source = sources.Locate(new(ContentChannel.File) { Layer = 0, Path = "app/data.zip", Inner = ["inner.txt"] }, 1, 1);

        Assert.AreEqual(new SourceLocation(folder.In("data.zip")), source! with { Fix = null });
    }

    [TestMethod]
    public void OfALeftOverFileIsThePublishFolder()
    {
        using var folder = new PublishFixture().Add("publish/old.txt", "one\n");

        var source = new PublishedSources(folder.Inputs, 0).Locate(new(ContentChannel.Publish) { Layer = 0, Path = "app/old.txt" }, 1, 1);

        Assert.AreEqual(new SourceLocation(folder.In("publish/old.txt"), 1, 1, SourceLocation.LeftoverRemark), source! with { Fix = null });
    }

    [TestMethod]
    public void OfABaseLayerIsUnknown()
    {
        using var folder = new PublishFixture().Add("publish/old.txt", "one\n");

        Assert.IsNull(new PublishedSources(folder.Inputs, 2).Locate(new(ContentChannel.File) { Layer = 0, Path = "app/old.txt" }, 1, 1));
    }

    [TestMethod]
    [DataRow("app/../../outside.txt", DisplayName = "a path out of the folder")]
    [DataRow("etc/passwd", DisplayName = "a path beside the folder")]
    public void OfAHostilePathIsUnknown(string path)
    {
        using var folder = new PublishFixture().Add("outside.txt", "one\n");

        Assert.IsNull(new PublishedSources(folder.Inputs, 0).Locate(new(ContentChannel.Publish) { Layer = 0, Path = path }, 1, 1));
    }

    [TestMethod]
    [DataRow("ContainerEnvironmentVariable", ContentChannel.Env, "SECOND", 4)]
    [DataRow("ContainerLabel", ContentChannel.Label, "team", 5)]
    [DataRow("ContainerLabel", ContentChannel.Label, "org.opencontainers.image.description", 2, DisplayName = "the property of a label that the SDK makes")]
    public void OfMetadataIsTheLineOfItsItem(string itemType, ContentChannel channel, string name, int line)
    {
        using var folder = new PublishFixture().Add("app.csproj", Project);
        var sources = new PublishedSources(folder.Inputs with { Items = [new ProjectItem(itemType, name, folder.In("app.csproj"))] }, 0);

        var source = sources.Locate(new(channel) { Pointer = "/config", Key = name }, null, null);

        Assert.AreEqual(folder.In("app.csproj"), source!.File);
        Assert.AreEqual(line, source.Line);
    }

    [TestMethod]
    public void OfMetadataInABrokenProjectIsTheProject()
    {
        using var folder = new PublishFixture().Add("app.csproj", "<Project");
        var sources = new PublishedSources(folder.Inputs with { Items = [new ProjectItem("ContainerLabel", "team", folder.In("app.csproj"))] }, 0);

        var source = sources.Locate(new(ContentChannel.Label) { Key = "team" }, null, null);

        Assert.AreEqual(new SourceLocation(folder.In("app.csproj")), source! with { Fix = null });
    }
}
