using System.Text;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class RuleInEncodedText(TestContext context)
{
    private const string Config = "{ \"user\": \"x\",\n  \"token\": \"" + "@" + "\" }";

    public static IEnumerable<object[]> Writings()
    {
        foreach (var before in new[] { 0, 1, 2 })
        {
            var text = Config.Replace("@", SampleRule.Text, StringComparison.Ordinal).Insert(1, new string(' ', before));
            var base64 = Base64(text);
            yield return [$"base64, {before}", base64, "base64"];
            yield return [$"base64url, {before}", base64.Replace('+', '-').Replace('/', '_').TrimEnd('='), "base64"];
            yield return [$"data URL, {before}", "url(data:application/json;base64," + base64 + ")", "base64"];
            yield return [$"behind a path, {before}", "https://host/some/long/path/to/a/" + base64, "base64"];
            yield return [$"lines, {before}", string.Join("\n    ", base64.Chunk(32).Select(line => new string(line))), "base64"];
            yield return [$"lines within JSON, {before}", string.Join(@"\r\n", base64.Chunk(76).Select(line => new string(line))), "base64"];
            yield return [$"base64 of base64, {before}", Base64("data: " + base64), "base64+base64"];
            yield return [$"base64 of UTF-16, {before}", Convert.ToBase64String(Encoding.Unicode.GetBytes(text)), "base64+utf-16le"];
            yield return [$"base32, {before}", Base32(text), "base32"];
            yield return [$"base32 in lines, {before}", string.Join("\r\n", Base32(text).TrimEnd('=').Chunk(64).Select(line => new string(line))), "base32"];
            yield return [$"base32 in an address, {before}", "otpauth://host/name?secret=" + Base32(text), "base32"];
            yield return [$"hex, {before}", Convert.ToHexString(Encoding.UTF8.GetBytes(text)), "hex"];
        }
    }

    [TestMethod]
    [DynamicData(nameof(Writings))]
    public void IsFoundOnceWhereItsCharactersStand(string name, string written, string encodings)
    {
        // act
        var scanned = Scanned.Of("a line\n" + written + "\nanother\n", [SampleRule.Token]);

        // assert
        var detection = Assert.ContainsSingle(scanned.Detections, name);
        Assert.AreEqual(encodings, string.Join('+', detection.Encodings));
        Assert.AreEqual(SampleRule.Text, Encoding.UTF8.GetString(detection.Secret));
        var before = "a line\n" + written[..((int)detection.Offset - 7)];
        Assert.AreEqual((before.Count(value => value == '\n') + 1, before.Length - before.LastIndexOf('\n')), (detection.Line, detection.Column));
        Assert.IsLessThanOrEqualTo(written.Length + 7L, detection.Offset + detection.Length);
    }

    [TestMethod]
    [DynamicData(nameof(Writings))]
    public void IsFoundInAssemblies(string name, string written, string encodings)
    {
        byte[] content = [0, 1, .. Encoding.Unicode.GetBytes("a literal"), 0, 99, .. Encoding.Unicode.GetBytes(written), 1, 7];

        var detection = Assert.ContainsSingle(Scanned.Of(content, [SampleRule.Token]).Detections, name);

        Assert.AreEqual("utf-16le+" + encodings, string.Join('+', detection.Encodings));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(700)]
    public async Task IsFoundInARunLongerThanAnyWindow(int windowBytes)
    {
        // arrange
        var text = new StringBuilder();
        for (var line = 0; line < 1_500; line++)
        {
            text.Append("nothing to see in line ").Append(line).Append(line % 400 == 399 ? " " + SampleRule.Text : "").Append('\n');
        }

        var content = Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.ASCII.GetBytes(text.ToString()), Base64FormattingOptions.InsertLineBreaks));

        // act
        var whole = Scanned.Of(content, [SampleRule.Token]);
        var windows = await Scanned.InWindowsAsync(content, windowBytes, [SampleRule.Token], [], context.CancellationToken);

        // assert
        Assert.HasCount(3, whole.Detections);
        Assert.AreEqual(whole.Lines, windows.Lines);
    }

    private static string Base32(string text)
    {
        var bits = string.Concat(Encoding.UTF8.GetBytes(text).Select(value => Convert.ToString(value, 2).PadLeft(8, '0')));
        var characters = string.Concat(bits.Chunk(5).Select(five => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[Convert.ToInt32(new string(five).PadRight(5, '0'), 2)]));
        return characters.PadRight((characters.Length + 7) / 8 * 8, '=');
    }

    // A sign among the first characters, as JSON, XML, URLs and PHP write it.
    [TestMethod]
    [DataRow("+", @"\u002B")]
    [DataRow("+", @"\u002b")]
    [DataRow("+", "&#x2B;")]
    [DataRow("+", "%2B")]
    [DataRow("/", @"\/")]
    [DataRow("/", "%2F")]
    public void IsFoundBehindEscapesAmongTheFirstCharacters(string sign, string escape)
    {
        for (var before = 0; before < 24; before++)
        {
            // arrange: the token stands right behind the sign's character.
            var bytes = Encoding.UTF8.GetBytes(new string('x', before) + (sign == "+" ? "~>~" : "?~?") + SampleRule.Text + ", nothing else");
            var written = Convert.ToBase64String(bytes).Replace(sign, escape, StringComparison.Ordinal);

            // act
            var scanned = Scanned.Of("\"" + written + "\"", [SampleRule.Token]);

            // assert
            Assert.AreEqual("base64", string.Join('+', Assert.ContainsSingle(scanned.Detections, $"{before}: {written}").Encodings));
        }
    }

    [TestMethod]
    [DataRow("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", "base32")]
    [DataRow("abcdefghijklmnopqrstuvwxyz234567", "base32")]
    [DataRow("0123456789ABCDEFGHIJKLMNOPQRSTUV", "base32hex")]
    [DataRow("0123456789abcdefghijklmnopqrstuv", "base32hex")]
    public void IsFoundInEveryAlphabetOfBase32(string alphabet, string encoding)
    {
        for (var before = 0; before < 8; before++)
        {
            var standard = Base32(new string('x', before) + " user = x, token = " + SampleRule.Text + ", nothing else").TrimEnd('=');
            var written = string.Concat(standard.Select(value => alphabet["ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(value)]));

            var detection = Assert.ContainsSingle(Scanned.Of("x: " + written + "\n", [SampleRule.Token]).Detections, $"{before}");

            Assert.AreEqual(encoding, string.Join('+', detection.Encodings));
            Assert.AreEqual(SampleRule.Text, Encoding.UTF8.GetString(detection.Secret));
        }
    }

    // Random bytes read as text here and there, from another character on, and lines begin with a plus sign.
    [TestMethod]
    [DataRow(0)]
    [DataRow(60)]
    [DataRow(76)]
    public void IsFoundBehindWhatIsRandom(int column)
    {
        var random = new Random(17);
        for (var before = 0; before < 8; before++)
        {
            // arrange
            var noise = new byte[60_000 + before];
            random.NextBytes(noise);
            var written = Convert.ToBase64String([.. noise, .. Encoding.UTF8.GetBytes("\n a line of text, user = x, and token = " + SampleRule.Text + "\n")]);
            var lines = column == 0 ? written : string.Join("\r\n", written.Chunk(column).Select(line => new string(line)));

            // act
            var scanned = Scanned.Of("data:application/x;base64," + (column == 0 ? "" : "\r\n") + lines, [SampleRule.Token]);

            // assert
            Assert.HasCount(1, scanned.Detections, $"{before}");
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
