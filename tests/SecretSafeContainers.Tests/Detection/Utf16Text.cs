using System.Text;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class Utf16Text
{
    private static readonly Rule[] Rules = [Scanned.Rule("key", "key=", "key=(?<secret>[a-z]{4,20})")];

    [TestMethod]
    [DataRow(false, DisplayName = "little endian")]
    [DataRow(true, DisplayName = "big endian")]
    public void WithAByteOrderMarkHasLinesAndColumns(bool bigEndian)
    {
        // arrange
        Encoding encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("né\nab key=hello\nend")];

        // act
        var detection = Assert.ContainsSingle(Scanned.Of(content, Rules).Detections);

        // assert
        Assert.AreEqual((22L, 10), (detection.Offset, detection.Length));
        Assert.AreEqual((2, 8), (detection.Line, detection.Column));
        Assert.AreEqual("hello", Encoding.UTF8.GetString(detection.Secret));
        Assert.AreEqual(bigEndian ? "utf-16be" : "utf-16le", Assert.ContainsSingle(detection.Encodings));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    public void InABinaryIsFoundAtEitherParity(int before)
    {
        // arrange
        byte[] content = [.. new byte[100 + before], 0x1B, .. Encoding.Unicode.GetBytes("key=hello"), 1, 0xFE, 0xFF];

        // act
        var detection = Assert.ContainsSingle(Scanned.Of(content, Rules).Detections);

        // assert
        Assert.AreEqual((109L + before, 10), (detection.Offset, detection.Length));
        Assert.IsNull(detection.Line);
        Assert.AreEqual("utf-16le", Assert.ContainsSingle(detection.Encodings));
    }

    [TestMethod]
    [DataRow(false, true)]
    [DataRow(false, false)]
    [DataRow(true, true)]
    [DataRow(true, false)]
    public void HoldsListsAndDumpsLikeAnyText(bool bigEndian, bool hasMark)
    {
        // arrange
        var encoding = new UnicodeEncoding(bigEndian, hasMark);
        string[] written = [string.Join(", ", "key=hello, and so on"u8.ToArray()), string.Join(' ', "key=hello, and so on".Select(value => $"{(int)value:x2}"))];
        foreach (var list in written)
        {
            byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("one line of text\r\n\t[ " + list + " ]\r\n")];

            // act
            var detection = Assert.ContainsSingle(Scanned.Of(content, Rules).Detections);

            // assert
            Assert.AreEqual(bigEndian ? "utf-16be" : "utf-16le", detection.Encodings[0]);
            Assert.AreEqual("hello", Encoding.UTF8.GetString(detection.Secret));
            Assert.AreEqual(hasMark ? 2 : null, detection.Line);
        }
    }

    [TestMethod]
    public void BigEndianAtTheEndIsFound()
    {
        byte[] content = [7, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("key=hello")];

        var detection = Assert.ContainsSingle(Scanned.Of(content, Rules).Detections);

        Assert.AreEqual((10L, 10), (detection.Offset, detection.Length));
    }

    [TestMethod]
    [DataRow(false, DisplayName = "little endian")]
    [DataRow(true, DisplayName = "big endian")]
    public void IsNotReadInTheWrongByteOrder(bool bigEndian)
    {
        // arrange: a reading shifted by a byte would lose the first or the last character, and with it the reason not to match.
        Encoding encoding = bigEndian ? Encoding.BigEndianUnicode : Encoding.Unicode;
        byte[] content = [0x3F, 1, .. encoding.GetBytes("Xkey=hello9"), 1, 0x3F];

        // act
        var scanned = Scanned.Of(content, [Scanned.Rule("key", "key=", "(?<!X)key=[a-z]{5}|key=[a-z]{5}(?!9)")]);

        // assert
        Assert.IsEmpty(scanned.Detections);
    }
}
