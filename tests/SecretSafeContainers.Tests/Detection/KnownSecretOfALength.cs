using System.Text;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class KnownSecretOfALength
{
    [TestMethod]
    public void OfFourBytesIsFoundRaw()
    {
        using var secret = Scanned.Secret("pin", "q7#K");

        Assert.ContainsSingle(Scanned.Of("pin is q7#K.", [], secret).Detections);
    }

    [TestMethod]
    public void IsFoundThoughItIsNoText()
    {
        byte[] value = [0xFF, 0xC3, 0x28, 0x80, 7, 0xFE, 0x91, 0xA0, 0xBC];
        using var secret = new KnownSecret("key", new(value));

        Assert.HasCount(1, Scanned.Of([.. "a "u8, .. value, .. " b"u8], [], secret).Detections);
        Assert.HasCount(1, Scanned.Of("a " + Convert.ToBase64String(value), [], secret).Detections);
    }

    [TestMethod]
    public void IsFoundWithoutItsTrailingLineEnd()
    {
        using var secret = Scanned.Secret("file", "hunter-and-2\r\n");

        Assert.AreEqual(12, Assert.ContainsSingle(Scanned.Of("x=hunter-and-2;", [], secret).Detections).Length);
    }

    [TestMethod]
    public void OfManyLinesIsFoundWithOtherLineEnds()
    {
        // arrange
        using var secret = Scanned.Secret("key", "line one\nline two\nline three\n");

        // act
        var scanned = Scanned.Of("<line one\r\nline two\r\nline three>", [], secret);

        // assert
        Assert.ContainsSingle(scanned.Detections);
    }

    [TestMethod]
    public void OfHundredsOfKilobytesIsFoundByItsFirstFour()
    {
        // arrange
        var value = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"{number:x}-"));
        using var secret = Scanned.Secret("big", value);

        // act
        var scanned = Scanned.Of("a" + value, [], secret);
        var other = Scanned.Of("a" + value[..4_000] + "!" + value[4_001..], [], secret);

        // assert
        var detection = Assert.ContainsSingle(scanned.Detections);
        Assert.AreEqual((1L, 4_096), (detection.Offset, detection.Length));
        Assert.IsEmpty(other.Detections);
    }

    [TestMethod]
    public void WithinALongerOneIsNotReportedBesideIt()
    {
        // arrange
        using var inner = Scanned.Secret("inner", "swordfish");
        using var outer = Scanned.Secret("outer", "xx-swordfish-yy");

        // act
        var scanned = Scanned.Of("a xx-swordfish-yy b swordfish", [], inner, outer);

        // assert
        Assert.AreEqual("outer inner", string.Join(' ', scanned.Detections.Select(detection => detection.SecretId)));
    }

    [TestMethod]
    [DataRow("Swordfish-77", DisplayName = "another case")]
    [DataRow("swordfish-7", DisplayName = "a prefix")]
    [DataRow("wordfish-77", DisplayName = "a suffix")]
    public void IsNotFoundInANearMiss(string text)
    {
        using var secret = Scanned.Secret("word", "swordfish-77");

        Assert.IsEmpty(Scanned.Of(Encoding.UTF8.GetBytes($"<{text}>"), [], secret).Detections);
    }

    [TestMethod]
    public void WinsAgainstARuleOnTheSameBytes()
    {
        // arrange
        using var secret = Scanned.Secret("word", "swordfish-77");

        // act
        var scanned = Scanned.Of("key=swordfish-77", [Scanned.Rule("rule", "key=", "key=(?<secret>.+)")], secret);

        // assert
        Assert.AreEqual("word", Assert.ContainsSingle(scanned.Detections).SecretId);
    }
}
