using System.Globalization;
using System.Text;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class SecretInNumbers(TestContext context)
{
    private const string Before = "{ \"user\": \"x\", \"token\": \"";

    public static IEnumerable<object[]> Writings()
    {
        (string Name, string Encoding, Func<byte[], string> Write)[] all =
        [
            ("JSON", "decimal", bytes => $"{{\"type\":\"Buffer\",\"data\":[{string.Join(',', bytes)}]}}"),
            ("indented JSON", "decimal", bytes => $"{{\n  \"type\": \"Buffer\",\n  \"data\": [\n    {string.Join(",\n    ", bytes)}\n  ]\n}}"),
            ("indented JSON of Windows", "decimal", bytes => $"[\r\n\t\t{string.Join(",\r\n\t\t", bytes)}\r\n]"),
            ("C#", "decimal", bytes => $"byte[] key = new byte[] {{ {string.Join(", ", bytes)} }};"),
            ("Java", "decimal", bytes => $"byte[] key = {{{string.Join(", ", bytes.Select(value => (sbyte)value))}}};"),
            ("Go's print", "decimal", bytes => $"key: [{string.Join(' ', bytes)}] of {bytes.Length}"),
            ("od -t u1", "decimal", bytes => Dump(bytes, 16, 7, 8, "", value => $"{value,3}", _ => "")),
            ("lines of eleven", "decimal", bytes => $"key = [\n    {Lines(bytes, 11, ",\n    ", ", ", value => $"{value}")},\n]"),
            ("prefixed hex", "hex", bytes => $"{{ {Lines(bytes, 12, ",\n        ", ", ", value => $"0x{value:X2}")} }}"),
            ("dense prefixed hex", "hex", bytes => string.Join(',', bytes.Select(value => $"0x{value:x2}"))),
            ("two in a line", "hex", bytes => Lines(bytes, 2, ",\r\n\t\t", ", ", value => $"0x{value:x2}")),
            ("spaces", "hex", bytes => string.Join(' ', bytes.Select(value => $"{value:x2}"))),
            ("colons", "hex", bytes => string.Join(':', bytes.Select(value => $"{value:X2}"))),
            ("colons in lines", "hex", bytes => "    " + Lines(bytes, 15, ":\n    ", ":", value => $"{value:x2}")),
            ("BitConverter", "hex", BitConverter.ToString),
            ("commas", "hex", bytes => string.Join(',', bytes.Select(value => $"{value:x2}"))),
            ("xxd", "hex", bytes => Dump(bytes, 16, 8, 16, ":", value => $"{value:x2}", text => " " + text, group: 2)),
            ("xxd -g 1", "hex", bytes => Dump(bytes, 16, 8, 16, ":", value => $"{value:x2}", text => " " + text)),
            ("xxd -c 20", "hex", bytes => Dump(bytes, 20, 8, 16, ":", value => $"{value:x2}", text => " " + text, group: 2)),
            ("hexdump -C", "hex", bytes => Dump(bytes, 16, 8, 16, " ", value => $"{value:x2}", text => $" |{text}|", half: true)),
            ("od -A x -t x1z", "hex", bytes => Dump(bytes, 16, 6, 16, "", value => $"{value:x2}", text => $" >{text}<")),
            ("od -t x1", "hex", bytes => Dump(bytes, 16, 7, 8, "", value => $"{value:x2}", _ => "")),
            ("Wireshark", "hex", bytes => Dump(bytes, 16, 4, 16, " ", value => $"{value:x2}", text => "  " + text)),
            ("Format-Hex", "hex", bytes => Dump(bytes, 16, 16, 16, "", value => $"{value:X2}", text => text)),
            ("Rust", "decimal", bytes => Joined(bytes, ", ", value => $"{value}u8")),
            ("Rust, prefixed hex", "hex", bytes => Joined(bytes, ", ", value => $"0x{value:x2}u8")),
            ("F#", "decimal", bytes => Joined(bytes, "; ", value => $"{value}uy")),
            ("F#, dense hex", "hex", bytes => Joined(bytes, ";", value => $"0x{value:X2}uy")),
            ("lines of F#", "hex", bytes => "let key =\n    [| " + Lines(bytes, 8, ";\n       ", "; ", value => $"0x{value:x2}uy") + " |]"),
            ("casts", "hex", bytes => Joined(bytes, ", ", value => $"(byte)0x{value:x2}")),
            ("casts of decimals", "decimal", bytes => Joined(bytes, ", ", value => $"(byte) {value}")),
            ("Visual Basic", "hex", bytes => "{ " + Joined(bytes, ", ", value => $"&H{value:X2}") + " }"),
            ("assembler", "hex", bytes => "db " + Joined(bytes, ", ", value => $"{value:x2}h")),
            ("Pascal", "hex", bytes => Joined(bytes, ", ", value => $"${value:X2}")),
            ("Pascal's characters", "decimal", bytes => Joined(bytes, "", value => $"#{value}")),
            ("PHP", "decimal", bytes => Joined(bytes, ".", value => $"chr({value})")),
            ("SQL", "decimal", bytes => Joined(bytes, "||", value => $"CHR({value})")),
            ("PowerShell", "decimal", bytes => Joined(bytes, "+", value => $"[char]{value}")),
            ("YAML", "decimal", bytes => "key:\n" + Joined(bytes, "", value => $"    - {value}\n")),
            ("binary", "binary", bytes => Joined(bytes, " ", value => $"{value:b8}")),
            ("prefixed binary", "binary", bytes => Joined(bytes, ", ", value => $"0b{value:b8}")),
            ("prefixed octal", "octal", bytes => Joined(bytes, ", ", value => "0o" + Convert.ToString(value, 8))),
            ("C's octal", "octal", bytes => Joined(bytes, ", ", value => "0" + Convert.ToString(value, 8).PadLeft(3, '0'))),
            ("C's escapes", "c", bytes => Joined(bytes, "", value => $@"\x{value:x2}")),
            ("C's octal escapes", "c", bytes => Joined(bytes, "", value => @"\" + Convert.ToString(value, 8).PadLeft(3, '0'))),
            ("URL", "percent", bytes => Joined(bytes, "", value => $"%{value:X2}")),
            ("quoted-printable", "quoted-printable", bytes => Joined(bytes, "", value => $"={value:X2}")),
        ];
        return all.Select(writing => new object[] { writing.Name, writing.Encoding, writing.Write });
    }

    [TestMethod]
    [DynamicData(nameof(Writings))]
    public void IsFoundOnceByItsRule(string name, string encoding, object write)
    {
        for (var before = 0; before < 20; before++)
        {
            // arrange
            var text = Before + new string(' ', before) + SampleRule.Text + "\" }";
            var written = ((Func<byte[], string>)write)(Encoding.UTF8.GetBytes(text));

            // act
            var scanned = Scanned.Of("one line: 1\n" + written + "\nanother\n", [SampleRule.Token]);

            // assert
            var detection = Assert.ContainsSingle(scanned.Detections, $"{name}, {before}");
            Assert.AreEqual(encoding, string.Join('+', detection.Encodings));
            Assert.AreEqual(SampleRule.Text, Encoding.UTF8.GetString(detection.Secret));
            var lead = "one line: 1\n" + written[..((int)detection.Offset - 12)];
            Assert.AreEqual((lead.Count(value => value == '\n') + 1, lead.Length - lead.LastIndexOf('\n')), (detection.Line, detection.Column));
            Assert.IsLessThanOrEqualTo(written.Length + 12L, detection.Offset + detection.Length);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Writings))]
    public void IsFoundOnceByItsValueAndNotWithAByteChanged(string name, string encoding, object write)
    {
        const string Value = "My$3cr3t P4\"<&>'é\\/+~x?=%ä";
        for (var before = 0; before < 18; before++)
        {
            // arrange
            using var secret = Scanned.Secret("feed", Value);
            var text = new string('-', before) + Value + ", and more";
            var numbers = (Func<byte[], string>)write;

            // act
            var scanned = Scanned.Of("one\n" + numbers(Encoding.UTF8.GetBytes(text)) + "\n", [], secret);
            var near = Scanned.Of("one\n" + numbers(Encoding.UTF8.GetBytes(text.Replace('~', '!'))) + "\n", [], secret);

            // assert
            Assert.AreEqual(encoding, string.Join('+', Assert.ContainsSingle(scanned.Detections, $"{name}, {before}").Encodings));
            Assert.IsEmpty(near.Detections);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Writings))]
    public async Task IsFoundInWindowsOfAnySize(string name, string encoding, object write)
    {
        // arrange
        _ = encoding;
        var text = new StringBuilder();
        for (var line = 0; line < 200; line++)
        {
            text.Append(CultureInfo.InvariantCulture, $"nothing in line {line}{(line % 60 == 50 ? " " + SampleRule.Text : "")}\n");
        }

        var content = Encoding.UTF8.GetBytes("a list\n" + ((Func<byte[], string>)write)(Encoding.UTF8.GetBytes(text.ToString())) + "\nbehind\n");
        var whole = Scanned.Of(content, [SampleRule.Token]);
        foreach (var windowBytes in new[] { 1, 7, 64, 700, 4_000 })
        {
            // act
            var windows = await Scanned.InWindowsAsync(content, windowBytes, [SampleRule.Token], [], context.CancellationToken);

            // assert
            Assert.HasCount(3, whole.Detections, name);
            Assert.AreEqual(whole.Lines, windows.Lines, name);
        }
    }

    [TestMethod]
    public void IsNotReadFromNumbersThatAreNoBytes()
    {
        var text = Encoding.UTF8.GetBytes(Before + SampleRule.Text + "\" }");

        Assert.IsEmpty(Scanned.Of(string.Join(", ", text.Select(value => value + 256)), [SampleRule.Token]).Detections);
        Assert.IsEmpty(Scanned.Of(string.Join(", ", text.Select(value => $"{value}.5")), [SampleRule.Token]).Detections);
    }

    private static string Joined(byte[] bytes, string between, Func<byte, string> write) => string.Join(between, bytes.Select(write));

    private static string Lines(byte[] bytes, int count, string lineEnd, string between, Func<byte, string> write) =>
        string.Join(lineEnd, bytes.Chunk(count).Select(line => string.Join(between, line.Select(write))));

    private static string Dump(byte[] bytes, int count, int digits, int numberBase, string behind, Func<byte, string> write, Func<string, string> column, int group = 1, bool half = false)
    {
        var lines = new StringBuilder();
        for (var at = 0; at < bytes.Length; at += count)
        {
            var line = bytes[at..Math.Min(bytes.Length, at + count)];
            var numbers = string.Concat(line.Select((value, index) => (index % group == 0 ? " " : "") + (half && index == 8 ? " " : "") + write(value)));
            var text = string.Concat(line.Select(value => value is >= 0x20 and < 0x7F ? (char)value : '.'));
            var width = ((count / group) * ((2 * group) + 1)) + (half ? 1 : 0);
            lines.Append(Convert.ToString(at, numberBase).PadLeft(digits, '0')).Append(behind).Append(numbers.PadRight(width)).Append(' ').Append(column(text)).Append('\n');
        }

        return lines.ToString();
    }
}
