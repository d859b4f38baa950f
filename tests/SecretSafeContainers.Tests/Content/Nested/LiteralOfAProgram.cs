using System.Text;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Nested;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Content.Nested;

/// <summary>Compiled Python and Java keep texts behind their lengths, and a letter or a number right behind them.</summary>
[TestClass]
public sealed class LiteralOfAProgram(TestContext context)
{
    private static readonly string[] Others = ["main", "https://example.com/a/longer/text/so/that/its/length/is/a/printable/character", ""];

    // A constant that is used once is a plain z; one that is used again, or is an identifier, has the high bit set.
    [TestMethod]
    [DataRow((byte)'z', DisplayName = "used once")]
    [DataRow((byte)('z' | 0x80), DisplayName = "used again")]
    [DataRow((byte)('Z' | 0x80), DisplayName = "interned")]
    public async Task IsFoundInPython(byte kind)
    {
        foreach (var (first, second) in Orders())
        {
            byte[] Short(string text) => [kind, (byte)text.Length, .. Encoding.Latin1.GetBytes(text)];
            byte[] program = [0xCB, 0x0D, 0x0D, 0x0A, .. new byte[12], 0xE3, .. new byte[16], (byte)')', 5, .. Short("a"), .. Short(first), .. Short(second), .. Short("tail")];

            await ExpectAsync("app/__pycache__/settings.cpython-312.pyc", program);
        }
    }

    [TestMethod]
    public async Task IsFoundInJava()
    {
        foreach (var (first, second) in Orders())
        {
            byte[] Utf8(string text) => [1, (byte)(text.Length >> 8), (byte)text.Length, .. Encoding.UTF8.GetBytes(text)];
            byte[] program = [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 65, 0, 9, 8, 0, 2, .. Utf8(first), 8, 0, 4, .. Utf8(second), .. Utf8("Code"), 0, 33, 0, 2, 0, 3, 0, 0];

            await ExpectAsync("app/Settings.class", program);
        }
    }

    // The initial heap is stored as commands: bytes to copy, then (as a number) zeros, those behind the last letter's low byte among them.
    [TestMethod]
    [DataRow("T0k-ä<b>", DisplayName = "Latin-1")]
    [DataRow("пароль", DisplayName = "beyond it")]
    [DataRow("", DisplayName = "nothing")]
    public async Task IsFoundInNativeAot(string lead)
    {
        // arrange
        var text = lead + OpenedFile.Secret;
        byte[] program =
        [
            0x7F, .. "ELF"u8, 2, 1, 1, 0, .. new byte[56], 0x2E, 0x59, 0x0B, 0x28, 1, 0, 0, 0, 0xA4, 0x59, 0x0B, 0xE8, 0x0B, (byte)text.Length, 0, 0, 0,
            .. Encoding.Unicode.GetBytes(text)[..^1], 0x89, 0x0B, 0x30, 1, 0, 0, 0, 0x30, 0x20, 0x51,
        ];
        using var secret = Scanned.Secret("k", text);

        // act
        var scanned = Scanned.Of(program, [], secret);

        // assert
        Assert.ContainsSingle(scanned.Detections);
    }

    private static IEnumerable<(string First, string Second)> Orders()
    {
        foreach (var other in Others)
        {
            yield return (OpenedFile.Secret + other, SampleRule.Text);
            yield return (SampleRule.Text, other + OpenedFile.Secret);
        }
    }

    private async Task ExpectAsync(string path, byte[] program)
    {
        var file = await OpenedFile.OfAsync(path, program, context.CancellationToken);

        Assert.AreEqual("k sample-token", string.Join(' ', file.Findings.Select(finding => finding.SecretId ?? finding.Rule).Order()));
    }
}
