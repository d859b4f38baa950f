using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Tests.Content;

[TestClass]
public sealed class JsonDocumentWalk
{
    [TestMethod]
    public void UnescapesStrings() =>
        Assert.AreEqual("<a&\"b\">", Texts("""{"config":{"User":"\u003ca\u0026\"b\"\u003e"}}""")["/config/User"].Last());

    [TestMethod]
    public void GivesKeysAsContent() => CollectionAssert.Contains(Texts("""{"config":{"Volumes":{"/data":{}}}}""")["/config/Volumes/~1data"], "/data");

    [TestMethod]
    public void GivesNumbersAsContent() => CollectionAssert.Contains(Texts("""{"a":[1,{"b":20261123}]}""")["/a/1/b"], "20261123");

    [TestMethod]
    public void CountsIndexesOfNestedArrays() => CollectionAssert.Contains(Texts("""{"a":[[true,"x"],null,["y",["z"]]]}""")["/a/2/1/0"], "z");

    [TestMethod]
    [DataRow("/config/Env/1", ContentChannel.Env, "KEY")]
    [DataRow("/config/Labels/team", ContentChannel.Label, "team")]
    [DataRow("/history/0/created_by", ContentChannel.History, "created_by")]
    [DataRow("/config/Cmd/0", ContentChannel.Config, null)]
    public void PutsConfigValuesIntoTheirChannels(string pointer, ContentChannel channel, string? key)
    {
        var json = """{"config":{"Env":["PATH=/bin","KEY=value"],"Labels":{"team":"blue"},"Cmd":["run"]},"history":[{"created_by":"RUN x"}]}""";

        var location = Items(json, ImageDocumentKind.Config).Last(item => item.Location.Pointer == pointer).Location;

        Assert.AreEqual(channel, location.Channel);
        Assert.AreEqual(key, location.Key);
    }

    [TestMethod]
    [DataRow("{", DisplayName = "an end too early")]
    [DataRow("{} x", DisplayName = "something behind the end")]
    [DataRow("", DisplayName = "nothing")]
    [DataRow("""{"a":"\ud800"}""", DisplayName = "half a character in a value")]
    [DataRow("""{"\udc00":1}""", DisplayName = "half a character in a name")]
    public void RefusesWhatIsNotJson(string json)
    {
        var failure = Assert.ThrowsExactly<SecretSafeException>(() => Items(json, ImageDocumentKind.Config).Count());

        Assert.AreSame(DiagnosticCodes.Malformed, failure.Code);
    }

    [TestMethod]
    public void RefusesNestingBeyondTheLimit() => Assert.ThrowsExactly<SecretSafeException>(() =>
        Items(new string('[', ImageLimits.JsonDepth + 1) + new string(']', ImageLimits.JsonDepth + 1), ImageDocumentKind.Config).Count());

    [TestMethod]
    public void GivesWhatStandsBeforeTheDamage() =>
        Assert.AreEqual("/a", Items("""{"a":"x","b":"\ud800"}""", ImageDocumentKind.Config).First().Location.Pointer);

    [TestMethod]
    public void OnlyHintsAtALongNameInThePointer() =>
        Assert.AreEqual("/…/0", Items($$"""{"{{new string('k', 10_000)}}":[1]}""", ImageDocumentKind.Config).Last().Location.Pointer);

    private static Dictionary<string, List<string>> Texts(string json) => Items(json, ImageDocumentKind.Config)
        .GroupBy(item => item.Location.Pointer!)
        .ToDictionary(group => group.Key, group => group.Select(item => new StreamReader(item.Stream).ReadToEnd()).ToList());

    private static IEnumerable<ContentItem> Items(string json, ImageDocumentKind kind) =>
        new ImageWalk(new Image { Reference = "test" }).DocumentItems(new ImageDocument(kind, "config", Encoding.UTF8.GetBytes(json)));
}
