using System.Text;
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
    [DataRow("var x = 1;\nvar s = \"smp_zz\"; // é\n", "smp_zz", 2, 10, DisplayName = "as it is")]
    [DataRow("\uFEFFvar s = \"a\\\\b\\\"c\";", "a\\b\"c", 1, 10, DisplayName = "escaped")]
    [DataRow("é(@\"a\"\"b\")", "a\"b", 1, 5, DisplayName = "verbatim")]
    [DataRow("<value>a&amp;b&lt;</value>", "a&b<", 1, 8, DisplayName = "in XML")]
    public void OfAnAssemblyIsTheLineOfItsCode(string code, string secret, int line, int column)
    {
        using var folder = new PublishFixture().Add("app.csproj", "<Project />").Add("a.txt", secret + "x").Add("src/Known.cs", code).Add("obj/Debug/Known.g.cs", code).Add("obj/Debug/app.dll", "MZ");
        var sources = new PublishedSources(folder.Inputs with { Files = [new PublishedFile("app.dll", folder.In("obj/Debug/app.dll"))] }, 0);

        var source = sources.Locate(new(ContentChannel.Publish) { Layer = 0, Path = "app/app.dll" }, null, null, Encoding.UTF8.GetBytes(secret));

        Assert.AreEqual((folder.In("src/Known.cs"), line, column, true), (source!.File, source.Line ?? 0, source.Column ?? 0, source.IsOwn));
        Assert.StartsWith("Remove it from the code", source.Fix);
    }

    [TestMethod]
    public void OfAnAssemblyIsTheCodeOfItsOwnProject()
    {
        using var folder = new PublishFixture().Add("Shop/shop.csproj", "<Project />").Add("Shop/A.cs", "smp_zz").Add("Lib/lib.csproj", "<Project />").Add("Lib/Z.cs", "smp_zz").Add("Lib/bin/Debug/lib.dll", "MZ");
        var inputs = folder.Inputs with { Project = folder.In("Shop/shop.csproj"), Files = [new PublishedFile("lib.dll", folder.In("Lib/bin/Debug/lib.dll"))] };
        Directory.CreateDirectory(folder.In(".git"));

        var source = new PublishedSources(inputs, 0).Locate(new(ContentChannel.Publish) { Layer = 0, Path = "app/lib.dll" }, null, null, "smp_zz"u8);

        Assert.AreEqual(folder.In("Lib/Z.cs"), source?.File);
    }

    [TestMethod]
    [DataRow("packages/lib/1.0.0/lib/lib.dll", DisplayName = "of a package")]
    [DataRow("obj/Debug/app.dll", "elsewhere.txt", DisplayName = "whose literal is in no file")]
    public void OfAnotherAssemblyIsTheAssembly(string assembly, string code = "A.cs")
    {
        using var folder = new PublishFixture().Add("app.csproj", "<Project />").Add(code, code == "A.cs" ? "smp_zz" : "smp-zz").Add(assembly, "MZ");
        var inputs = folder.Inputs with { Files = [new PublishedFile("app.dll", folder.In(assembly))] };

        var source = new PublishedSources(inputs, 0).Locate(new(ContentChannel.Publish) { Layer = 0, Path = "app/app.dll" }, null, null, "smp_zz"u8);

        Assert.AreEqual((folder.In(assembly), (int?)null), (source!.File, source.Line));
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
