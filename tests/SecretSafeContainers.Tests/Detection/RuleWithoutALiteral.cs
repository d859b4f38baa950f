using System.Text;
using CsCheck;
using SecretSafeContainers.Tests.Rules.Files;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class RuleWithoutALiteral(TestContext context)
{
    private const string Rules = """
        [[rules]]
        id = "hex"
        regex = '''\b[a-f0-9]{32,64}\b'''
        keywords = ["widget"]
        [[rules]]
        id = "run"
        regex = '''[x-z]+[0-9]'''
        [[rules]]
        id = "named"
        regex = '''(?i)é{0,3}key.{0,30}[0-9]{4}\b'''

        """;

    private static readonly Gen<byte[]> Pieces = Gen.OneOf(
        Gen.Char["ab1\n \u00e9\u4e2d"].Array[0, 900].Select(characters => Encoding.UTF8.GetBytes(characters)),
        Gen.Int[0, 90].Select(count => Encoding.ASCII.GetBytes($" {new string('a', count)} ")),
        Gen.Int[0, 2_500].Select(count => Encoding.ASCII.GetBytes(new string('x', count) + "1")),
        Gen.Int[0, 40].Select(count => Encoding.UTF8.GetBytes("\u00e9KEY" + new string('\u4e2d', count) + "1234 ")),
        Gen.OneOf<byte[]>([.. "Widget"u8], [0xE9, 0x80, 0xFF], [.. "\n\n"u8]));

    [TestMethod]
    public void FindsTheSameInAnyWindows() => Gen.Select(Pieces.Array[1, 12], Gen.OneOf(1, 60, 700, 3_000), Gen.Int[0, 6_000]).Sample(
        (pieces, windowBytes, before) =>
        {
            using var file = new RuleFile(Rules);
            var rules = file.Load().Rules;
            var padding = Enumerable.Repeat((byte)' ', 9_000);
            byte[] content = [.. padding.Take(before), .. pieces.SelectMany(piece => piece), .. padding];

            var whole = Scanned.Of(content, rules);
            var windows = Scanned.InWindowsAsync(content, windowBytes, rules, [], context.CancellationToken).GetAwaiter().GetResult();

            Assert.AreEqual(whole.Lines, windows.Lines);
            Assert.IsEmpty(windows.Skipped);
        },
        iter: 40, threads: 1);

    [TestMethod]
    public void IsNotTriedInBinaryContent()
    {
        using var file = new RuleFile(Rules);

        Assert.AreEqual("", file.Found([0, .. "xyz1"u8], "a").Lines);
    }

    [TestMethod]
    [DataRow("text \u4e2d\u4e2d key \u0436\u0436 1234", "named:key \u0436\u0436 1234")]
    [DataRow("\u0435key:1234", "named:key:1234", DisplayName = "behind a character whose last byte is a letter of Latin-1")]
    [DataRow("\U0001F511key\U0001F511\U0001F5111234", "named:key\U0001F511\U0001F5111234", DisplayName = "with characters beyond U+FFFF")]
    public void FindsSecretsAmongCharactersBeyondAscii(string content, string expected)
    {
        using var file = new RuleFile(Rules);

        Assert.AreEqual(expected, file.Found(content));
    }
}
