using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tests.Publishing;

[TestClass]
public sealed class FlattenedValues
{
    [TestMethod]
    [DataRow("API_URL:https://host:8443/x", "API_URL", "https://host:8443/x")]
    [DataRow("EMPTY:", "EMPTY", "")]
    public void AreReadUpToTheFirstColon(string text, string name, string value) => Assert.AreEqual(new FlattenedValue(name, value), FlattenedValue.TryParse(text));

    [TestMethod]
    [DataRow("")]
    [DataRow(":value")]
    [DataRow("rest of a list")]
    public void NeedAName(string text) => Assert.IsNull(FlattenedValue.TryParse(text));

    [TestMethod]
    public void AreCutWhenTheyArriveDifferently()
    {
        var cut = FlattenedValue.Cut([new("URL", "https://host"), new("MODE", "fast")], [Pair("URL", "https"), Pair("MODE", "fast"), Pair("OTHER", "x")]);

        Assert.AreEqual(new FlattenedValue("URL", "https://host"), Assert.ContainsSingle(cut));
    }

    [TestMethod]
    public void AreNotCutWhenTheLastOneOfANameIsWhole() =>
        Assert.IsEmpty(FlattenedValue.Cut([new("URL", "a:b")], [Pair("URL", "a"), Pair("URL", "a:b")]));

    [TestMethod]
    public void AreAuditedWhole()
    {
        KeyValuePair<string, string>[] arrived = [Pair("URL", "https"), Pair("MODE", "fast")];

        var whole = FlattenedValue.Whole(arrived, [new("URL", "https://host")]);

        CollectionAssert.AreEqual(new[] { Pair("URL", "https://host"), Pair("MODE", "fast") }, whole.ToArray());
    }

    [TestMethod]
    public void AreAuditedAsTheyArriveWhenThatIsNoBeginning()
    {
        KeyValuePair<string, string>[] arrived = [Pair("URL", "changed")];

        CollectionAssert.AreEqual(arrived, FlattenedValue.Whole(arrived, [new("URL", "https://host")]).ToArray());
    }

    private static KeyValuePair<string, string> Pair(string name, string value) => KeyValuePair.Create(name, value);
}
