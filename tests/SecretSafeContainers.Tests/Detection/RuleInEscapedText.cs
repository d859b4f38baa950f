using System.Text;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class RuleInEscapedText
{
    private static readonly Rule Key = Scanned.Rule("key", "AccKey", "AccKey=(?<secret>[A-Za-z0-9+/]{20}==)");
    private static readonly string Secret = "ab+/cdEFgh+/ij" + "KLmn//" + "==";

    [TestMethod]
    [DataRow("json", @"AccKey\u003dab\u002B/cdEFgh\u002b/ijKLmn//\u003D=")]
    [DataRow("percent", "AccKey%3Dab%2B%2FcdEFgh%2b%2FijKLmn%2F%2F%3D%3D")]
    [DataRow("percent+percent", "AccKey%253Dab%252B%252FcdEFgh%252b%252FijKLmn%252F%252F%253D%253D")]
    [DataRow("xml", "AccKey&#61;ab&#x2B;/cdEFgh&#43;/ijKLmn//==")]
    [DataRow("c", @"AccKey\x3dab\x2b/cdEFgh\053/ijKLmn//==")]
    public void IsFoundWhereItStands(string encodings, string written)
    {
        // act
        var bytes = Scanned.Of("x: '" + written + "' ", [Key]);
        var units = Scanned.Of(Encoding.Unicode.GetBytes("x: '" + written + "' "), [Key]);

        // assert
        var detection = Assert.ContainsSingle(bytes.Detections);
        Assert.AreEqual(encodings, string.Join('+', detection.Encodings));
        Assert.AreEqual(Secret, Encoding.UTF8.GetString(detection.Secret));
        Assert.AreEqual(4 + written.Length, detection.Offset + detection.Length);
        var wide = Assert.ContainsSingle(units.Detections);
        Assert.AreEqual("utf-16le+" + encodings, string.Join('+', wide.Encodings));
        Assert.AreEqual((2 * detection.Offset, 2 * detection.Length), (wide.Offset, wide.Length));
    }

    [TestMethod]
    [DataRow(@"a\n")]
    [DataRow(@"a\t")]
    [DataRow("a%20")]
    public void IsFoundBehindAnEscapedSpace(string before)
    {
        var detection = Assert.ContainsSingle(Scanned.Of(before + SampleRule.Text + " b", [SampleRule.Token]).Detections);

        Assert.AreEqual((before.Length, SampleRule.Text.Length), (detection.Offset, detection.Length));
    }

    [TestMethod]
    public void IsFoundInUtf32()
    {
        foreach (var encoding in new[] { Encoding.UTF32, new UTF32Encoding(bigEndian: true, byteOrderMark: true) })
        {
            byte[] content = [.. encoding.GetPreamble(), .. encoding.GetBytes("a " + SampleRule.Text + " b")];

            var detection = Assert.ContainsSingle(Scanned.Of(content, [SampleRule.Token]).Detections);

            Assert.AreEqual((12L, 4 * SampleRule.Text.Length), (detection.Offset, detection.Length));
            Assert.AreEqual(SampleRule.Text, Encoding.UTF8.GetString(detection.Secret));
        }
    }

    public static IEnumerable<object[]> Writings()
    {
        (string Encoding, Func<char, string> Write)[] all =
        [
            ("json", value => $@"\u{(int)value:x4}"), ("json", value => $@"\\u{(int)value:X4}"), ("c", value => $@"\u{{{(int)value:x}}}"), ("c", value => $@"\U{(int)value:x8}"),
            ("xml", value => $"&#{(int)value};"), ("xml", value => $"&#x{(int)value:X};"), ("xml", value => $"&#{(int)value:d5};"), ("percent", value => $"%u{(int)value:x4}"),
            ("c", value => $@"\{(int)value:x} "), ("c", value => $@"\{(int)value:x6}"), ("hex", value => $"U+{(int)value:X4} "), ("decimal", value => $"ChrW({(int)value}) & "),
        ];
        return all.Select(writing => new object[] { writing.Encoding, writing.Write });
    }

    [TestMethod]
    [DynamicData(nameof(Writings))]
    public void IsFoundInNothingButEscapes(string encoding, object write)
    {
        var text = "a " + SampleRule.Text + " b";
        var written = string.Concat(text.Select((Func<char, string>)write));
        foreach (var behind in new[] { "\"", "\"; and more of it", "\0\0", "" })
        {
            var detection = Assert.ContainsSingle(Scanned.Of("x = \"" + written + behind, [SampleRule.Token]).Detections, written);

            Assert.AreEqual(encoding, string.Join('+', detection.Encodings));
            Assert.AreEqual(behind.Contains('\0') ? null : (int)detection.Offset + 1, detection.Column);
        }
    }

    [TestMethod]
    public void IsNotReadFromCodesOfAnotherText()
    {
        foreach (var write in Writings().Select(writing => (Func<char, string>)writing[1]))
        {
            Assert.IsEmpty(Scanned.Of(string.Concat(SampleRule.Text.Replace('q', 'Q').Select(write)), [SampleRule.Token]).Detections);
        }
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void IsFoundAtTheVeryEndOfUtf32(bool bigEndian)
    {
        var content = new UTF32Encoding(bigEndian, byteOrderMark: false).GetBytes("a longer text before " + SampleRule.Text);

        Assert.AreEqual(content.Length - (4 * SampleRule.Text.Length), Assert.ContainsSingle(Scanned.Of(content, [SampleRule.Token]).Detections).Offset);
    }
}
