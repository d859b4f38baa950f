using System.Text;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class PlaceInText
{
    private static readonly Rule[] Rules = [Scanned.Rule("key", "key=", "key=(?<secret>[a-z]{4,20})")];

    [TestMethod]
    [DataRow("key=hello", 1, 5, DisplayName = "first line")]
    [DataRow("a\r\nb\r\n  key=hello", 3, 7, DisplayName = "CRLF")]
    [DataRow("äöü€😀 key=hello", 1, 11, DisplayName = "code points")]
    [DataRow("\uFEFFkey=hello", 1, 5, DisplayName = "byte order mark")]
    [DataRow("\n\nkey=hello\n", 3, 5, DisplayName = "empty lines")]
    public void CountsFromOne(string text, int line, int column)
    {
        var detection = Assert.ContainsSingle(Scanned.Of(text, Rules).Detections);

        Assert.AreEqual((line, column), (detection.Line, detection.Column));
    }

    [TestMethod]
    public void CountsAcrossAllThatWentBy()
    {
        // arrange
        var text = string.Concat(Enumerable.Repeat("0123456789é\n", 50_000)) + "0123456789key=hello";

        // act
        var detection = Assert.ContainsSingle(Scanned.Of(text, Rules).Detections);

        // assert
        Assert.AreEqual((50_001, 15), (detection.Line, detection.Column));
    }

    [TestMethod]
    public void IsAbsentInBinaries()
    {
        byte[] content = [0, .. "\nkey=hello"u8];

        var detection = Assert.ContainsSingle(Scanned.Of(content, Rules).Detections);

        Assert.IsNull(detection.Line);
        Assert.IsNull(detection.Column);
    }

    [TestMethod]
    public void DoesNotReachAcrossControlCharacters()
    {
        byte[] content = [.. "key=he"u8, 0, .. "llo and key=abc"u8, 1, .. "defg"u8];

        Assert.IsEmpty(Scanned.Of(content, Rules).Detections);
    }

    [TestMethod]
    public void OfUtf8KeepsTheSecretsBytes()
    {
        var rule = Scanned.Rule("any", "key=", @"key=(?<secret>\S+)");

        var detection = Assert.ContainsSingle(Scanned.Of("key=pässwörd€ x", [rule]).Detections);

        Assert.AreEqual("pässwörd€", Encoding.UTF8.GetString(detection.Secret));
    }
}
