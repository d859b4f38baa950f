using System.Text;
using System.Text.Json;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class ConfigOfPublishInputs
{
    [TestMethod]
    public void SaysWhatTheItemsSay()
    {
        using var folder = new PublishFixture();
        var inputs = folder.Inputs with
        {
            Environment = [new("A", "1")],
            Labels = [new("team", "x")],
            Entrypoint = ["dotnet", "/app/app.dll"],
            Command = ["serve"],
            Ports = ["8080/tcp"],
            User = "app",
        };

        Assert.AreEqual(
            """{"config":{"Env":["A=1"],"Labels":{"team":"x"},"ExposedPorts":{"8080/tcp":{}},"WorkingDir":"/app/","Entrypoint":["dotnet","/app/app.dll"],"Cmd":["serve"],"User":"app"}}""",
            Encoding.UTF8.GetString(inputs.OwnConfig.Span));
    }

    [TestMethod]
    public void KeepsTheBaseImagesAndReplacesWhatTheBuildSets()
    {
        using var folder = new PublishFixture().Add("publish/a", "1");
        var inputs = folder.Inputs with { Environment = [new("B", "mine"), new("C", "new")] };
        var baseImage = BaseImage("""{"architecture":"amd64","config":{"Env":["A=base","B=base"],"Labels":{"from":"base"},"StopSignal":"SIGINT"}}""");

        var image = inputs.ToImage(inputs.OpenFolder(), baseImage);

        using var config = JsonDocument.Parse(image.Documents[0].Json);
        var settings = config.RootElement.GetProperty("config");
        Assert.AreEqual("""["A=base","B=mine","C=new"]""", settings.GetProperty("Env").GetRawText());
        Assert.AreEqual("base", settings.GetProperty("Labels").GetProperty("from").GetString());
        Assert.AreEqual("SIGINT", settings.GetProperty("StopSignal").GetString());
        Assert.AreEqual("amd64", config.RootElement.GetProperty("architecture").GetString());
    }

    [TestMethod]
    [DataRow("[1]")]
    [DataRow("{\"config\":")]
    [DataRow("{\"config\":{\"Env\":{\"a\":1}}}")]
    [DataRow("{\"a\":1,\"a\":2}")]
    public void SurvivesAHostileBaseImage(string json)
    {
        using var folder = new PublishFixture().Add("publish/a", "1");
        var inputs = folder.Inputs with { Environment = [new("A", "1")] };

        var image = inputs.ToImage(inputs.OpenFolder(), BaseImage(json));

        Assert.Contains("\"A=1\"", Encoding.UTF8.GetString(image.Documents[0].Json.Span));
    }

    private static Image BaseImage(string config) =>
        new() { Reference = "base", Documents = [new(ImageDocumentKind.Config, "config", Encoding.UTF8.GetBytes(config))] };
}
