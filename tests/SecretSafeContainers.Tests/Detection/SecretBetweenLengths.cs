using System.Text;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

/// <summary>Strings in binaries stand behind their lengths and next to each other: what the bytes beside them look like is chance.</summary>
[TestClass]
public sealed class SecretBetweenLengths
{
    public static IEnumerable<object[]> Ids => RuleCatalogue.All.Select(rule => new object[] { rule.Id });

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void IsFoundInTheUserStringsOfAnAssembly(string id)
    {
        var rule = Named(id);
        foreach (var text in Alone(rule))
        {
            // before it its length, behind it its terminal byte and the length of the next
            foreach (var length in "A0az_"u8.ToArray())
            {
                byte[] content = [0, 7, .. Encoding.Unicode.GetBytes("xyz"), 0, length, .. Encoding.Unicode.GetBytes(text), 0, length, .. Encoding.Unicode.GetBytes("next"), 0];

                Assert.IsNotEmpty(Scanned.Of(content, [rule]).Detections, $"{id} {length}");
            }
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void IsFoundBehindTheLengthOfItsText(string id)
    {
        var rule = Named(id);
        foreach (var text in Alone(rule).Select(Encoding.UTF8.GetBytes))
        {
            byte[] content = [1, 0, .. Length(text.Length), .. text, 0, 0];

            Assert.IsNotEmpty(Scanned.Of(content, [rule]).Detections, id);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Ids))]
    public void IsFoundAmongTextsThatTouch(string id)
    {
        var rule = Named(id);
        foreach (var text in Alone(rule).Select(Encoding.UTF8.GetBytes).Where(text => text.Length < 0x80))
        {
            byte[] content = [1, 0, 52, .. new string('n', 52).Select(letter => (byte)letter), .. Length(text.Length), .. text, 48, .. new string('n', 48).Select(letter => (byte)letter), 0];

            Assert.IsNotEmpty(Scanned.Of(content, [rule]).Detections, id);
        }
    }

    [TestMethod]
    public void IsNoneWhereTheByteBeforeItIsNoLength()
    {
        var rule = Scanned.Rule("key", "key=", "(?<![a-z])key=[a-z]{5}");

        Assert.IsEmpty(Scanned.Of([0, .. "xkey=hello"u8, 0], [rule]).Detections);
        Assert.IsEmpty(Scanned.Of([.. "akey=hello"u8, .. new byte[100]], [rule]).Detections);
    }

    /// <summary>The texts of a rule's examples that it finds without anything beside them.</summary>
    private static IEnumerable<string> Alone(Rule rule) =>
        rule.Examples().SelectMany(example => Scanned.Of(example, [rule]).Detections.Select(found => Encoding.UTF8.GetString(found.Secret)).Append(example))
            .Where(text => Scanned.Of(text, [rule]).Detections.Count > 0);

    private static byte[] Length(int length) => length < 0x80 ? [(byte)length] : [(byte)(0x80 | (length >> 8)), (byte)length];

    private static Rule Named(string id) => RuleCatalogue.All.Single(rule => rule.Id == id);
}
