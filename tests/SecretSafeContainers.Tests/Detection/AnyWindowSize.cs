using System.Text;
using CsCheck;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class AnyWindowSize(TestContext context)
{
    private const string Value = "Ab4\"x<&'y z/+Q";

    private static readonly Rule[] Rules =
    [
        Scanned.Rule("key", "key=", "key=(?<secret>[a-wyzA-Z0-9 ]{4,1500})"),
        Scanned.Rule("wide", "wide", @"[a-z]{0,1000}wide[A-Z0-9]{2,1000}"),
        Scanned.Rule("weak", "ey=", "ey=(?<secret>[a-z0-9]{2,40})", Confidence.Low),
    ];

    private static readonly Gen<byte[]> Pieces = Gen.OneOf(
        Gen.Byte.Array[0, 400],
        Gen.Char["abc \n=\u00e9"].Array[0, 700].Select(characters => Encoding.UTF8.GetBytes(characters)),
        Gen.Int[0, 1_500].Select(count => new byte[count]),
        Gen.Int[0, 950].Select(count => Encoding.UTF8.GetBytes("key=abcd" + new string('x', count) + "wideW2")),
        Gen.OneOf<byte[]>(
            [.. "key=abcd1234"u8], [.. "key=key=key=aaaa"u8], [.. "abcwideABC123"u8], [.. "\n"u8], Encoding.Unicode.GetBytes("xkey=hello99"), Encoding.BigEndianUnicode.GetBytes("xkey=hello99"),
            Encoding.UTF8.GetBytes("key=" + new string('k', 1_200)), Encoding.UTF8.GetBytes(new string('w', 1_100) + "wideW2")),
        Gen.Int[0, 9_000].Select(count => Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(' ', count) + "key=hello99 text")))),
        Gen.Int[0, 90].Select(count => Encoding.Unicode.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(' ', count) + "key=hello99 text")))),
        Gen.Int[0, 900].Select(count => Encoding.UTF32.GetBytes(new string(' ', count) + "key=hello99 text")),
        Gen.OneOf([.. WrittenForm.All.Select(form => form.Write(Value))]));

    [TestMethod]
    public void GivesTheSameDetections() =>
        Gen.Select(Pieces.Array[1, 12], Gen.OneOf(1, 5, 60, 700, 3_000), Gen.Int[0, 6_000]).Sample(
            (pieces, windowBytes, before) =>
            {
                // arrange: what comes before and behind makes windows slide over the pieces, as first and last windows are larger.
                var padding = Enumerable.Repeat((byte)' ', 9_000);
                byte[] content = [.. padding.Take(before), .. pieces.SelectMany(piece => piece), .. padding];
                using var secret = Scanned.Secret("known", Value);

                // act
                var whole = Scanned.Of(content, Rules, secret);
                var windows = Scanned.InWindowsAsync(content, windowBytes, Rules, [secret], context.CancellationToken).GetAwaiter().GetResult();

                // assert
                Assert.AreEqual(whole.Lines, windows.Lines);
                Assert.IsEmpty(windows.Skipped);
            },
            iter: 80, threads: 1);

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(13)]
    [DataRow(300)]
    public async Task ReportsASecretOnceAtItsOffset(int windowBytes)
    {
        // arrange
        var offset = 20_011;
        var content = new byte[offset + 9_000];
        Array.Fill(content, (byte)' ');
        var value = "key=" + new string('a', 50);
        Encoding.ASCII.GetBytes(value).CopyTo(content, offset - 4);

        // act
        var scanned = await Scanned.InWindowsAsync(content, windowBytes, [Rules[0]], [], context.CancellationToken);

        // assert
        var detection = Assert.ContainsSingle(scanned.Detections);
        Assert.AreEqual(offset, detection.Offset);
        Assert.AreEqual(offset + 1, detection.Column);
    }

    [TestMethod]
    [Timeout(60_000)]
    public async Task FindsARunThatBeginsBeforeItsWindow()
    {
        // arrange: a path before a run is of its characters, and the run is known only when its window is over.
        var run = "content/of/the/service/account/" + Convert.ToBase64String(Encoding.ASCII.GetBytes("{ \"settings\": \"key=hello99 and more of the text\" }"));

        for (var place = 0; place < 64; place++)
        {
            var content = Encoding.ASCII.GetBytes(new string(' ', 6_000 + place) + run + new string(' ', 9_000));

            // act
            var whole = Scanned.Of(content, Rules);
            var windows = await Scanned.InWindowsAsync(content, 5, Rules, [], context.CancellationToken);

            // assert
            Assert.AreEqual(whole.Lines, windows.Lines);
        }
    }

    [TestMethod]
    public async Task ReportsNoMoreThanTheLimit()
    {
        // arrange
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("key=abcd1234\n", 1_500)));

        // act
        var whole = Scanned.Of(content, Rules);
        var windows = await Scanned.InWindowsAsync(content, 5_000, Rules, [], context.CancellationToken);

        // assert
        Assert.AreEqual(whole.Lines, windows.Lines);
        Assert.HasCount(1_000, whole.Detections);
        Assert.ContainsSingle(whole.Skipped);
        Assert.AreEqual(whole.Skipped[0], Assert.ContainsSingle(windows.Skipped));
    }
}
