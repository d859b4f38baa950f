using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class KnownSecretOfALength(TestContext context)
{
    private static readonly Func<string, byte[]>[] Writers =
    [
        Encoding.UTF8.GetBytes, Encoding.Unicode.GetBytes, Encoding.BigEndianUnicode.GetBytes, Encoding.UTF32.GetBytes,
        text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
        text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text), Base64FormattingOptions.InsertLineBreaks)),
        text => Encoding.ASCII.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        text => Encoding.Unicode.GetBytes(Convert.ToHexString(Encoding.UTF8.GetBytes(text))),
        text => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))))),
    ];

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
    [DataRow(6_000)]
    [DataRow(SecretForms.MaxBytes)]
    public async Task OfManyKilobytesIsComparedWholeInEveryForm(int length)
    {
        // arrange
        var value = Noise(length);
        using var secret = Scanned.Secret("big", value);
        var changed = value[..(length - 1_000)] + "~" + value[(length - 999)..];
        foreach (var write in Writers)
        {
            foreach (var windowBytes in new[] { 1_000, DetectionLimits.WindowBytes })
            {
                // act
                var same = await Scanned.InWindowsAsync([.. new byte[3_000], .. write(value), .. new byte[300_000]], windowBytes, [], [secret], context.CancellationToken);
                var other = await Scanned.InWindowsAsync([.. new byte[3_000], .. write(changed), .. new byte[300_000]], windowBytes, [], [secret], context.CancellationToken);

                // assert
                Assert.ContainsSingle(same.Detections);
                Assert.IsEmpty(other.Detections);
            }
        }
    }

    [TestMethod]
    public void OfHundredsOfKilobytesIsFoundByItsBeginning()
    {
        // arrange
        var value = Noise(400_000);
        using var secret = Scanned.Secret("big", value);

        // act
        var scanned = Scanned.Of("a" + value, [], secret);
        var other = Scanned.Of("a" + value[..30_000] + "~" + value[30_001..], [], secret);

        // assert
        var detection = Assert.ContainsSingle(scanned.Detections);
        Assert.AreEqual((1L, SecretForms.MaxBytes), (detection.Offset, detection.Length));
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

    private static string Noise(int length)
    {
        var random = new Random(length);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)('!' + random.Next('~' - '!'))));
    }
}
