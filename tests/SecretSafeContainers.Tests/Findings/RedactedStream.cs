using System.Text;
using CsCheck;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class RedactedStream : IDisposable
{
    private const string Word = "Nd<l9>\"xTok-4f&2Q";
    private static readonly string Key = "first of-key\nsecond-line/of+key\nx\nthird line of key=\n";
    private static readonly string Large = string.Concat(Enumerable.Range(0, 1_100).Select(number => $"{number:x}-&{(number % 9 == 0 ? "\n" : "")}"));

    private readonly KnownSecret[] secrets = [Secret("word", Word), Secret("key", Key), Secret("large", Large), Secret("pin", "q7#K"), Secret("repeating", "ababababab")];
    private readonly ContentScanner scanner;
    private readonly Redactor redactor;

    public RedactedStream()
    {
        scanner = new ContentScanner([SampleRule.Token, .. RuleCatalogue.All], secrets);
        redactor = new Redactor(scanner);
    }

    [TestMethod]
    public void IsTheSameHoweverItIsCut()
    {
        var forms = secrets.SelectMany(secret => SecretForms.WholeOf(secret.Value.Bytes)).Select(form => form.Bytes).ToArray();
        var pieces = Gen.OneOf(
            Gen.OneOf(forms),
            Gen.Select(Gen.OneOf(forms), Gen.Int[0, 5_000], (form, length) => form[..Math.Min(length, form.Length)]),
            Gen.Char["ab =\n\r\u00e9"].Array[0, 60].Select(characters => Encoding.UTF8.GetBytes(characters)),
            Gen.OneOf<byte[]>([.. "\n"u8], [.. "tok_"u8], Encoding.ASCII.GetBytes(SampleRule.Text), [0xFF, 0xC3], new byte[70_000]));
        Gen.Select(pieces.Array[1, 8], Gen.Int[1, 3_000].Array[1, 5]).Sample(
            (parts, portions) =>
            {
                byte[] text = [.. parts.SelectMany(part => part)];

                var whole = Lines(text, [text.Length + 1]);

                Assert.AreEqual(whole, Lines(text, portions));
                Assert.AreEqual(whole, text.Length < 20_000 ? Lines(text, [1]) : whole);
                var shown = Encoding.UTF8.GetBytes(whole);
                Assert.DoesNotContain(form => shown.AsSpan().IndexOf(form) >= 0, forms);
            },
            iter: 150, threads: 1);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(1_000)]
    public void HidesASecretThatSpansLines(int portion) =>
        Assert.AreEqual("a\nkey: ***\nb", Lines(Encoding.UTF8.GetBytes($"a\nkey: {Key}b\n"), [portion]));

    [TestMethod]
    public void HidesTheLinesOfASecretBetweenOthers() =>
        Assert.AreEqual("#7 0.1 ***\n#8 0.2 hello\n#7 0.3 ***", Lines("#7 0.1 second-line/of+key\n#8 0.2 hello\n#7 0.3 third line of key=\n"u8, [9]));

    [TestMethod]
    public void HidesAllOfALargeSecret()
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes("!" + Large + "!")).TrimEnd('=');

        Assert.AreEqual("a *** b ***\nc", Lines(Encoding.UTF8.GetBytes($"a {Large} b {encoded}\nc"), [500]));
    }

    [TestMethod]
    public void HidesWhatCameOfASecretThatDoesNotEnd() =>
        Assert.AreEqual("x\nthe ***", Lines(Encoding.UTF8.GetBytes("x\nthe " + Word[..^1]), [3]));

    [TestMethod]
    public void HidesWhatCameOfALargeSecretThatIsInterrupted() =>
        Assert.AreEqual("<***... interrupted", Lines(Encoding.UTF8.GetBytes($"<{Large[..700]}... interrupted"), [64]));

    [TestMethod]
    public void HidesASecretWithoutTheSpacesAroundIt()
    {
        using var padded = Secret("padded", "  padded-password \n\n");
        using var one = new ContentScanner([], [padded]);
        using var masking = new Redactor(one);
        using var stream = new StreamRedactor(masking);

        Assert.AreEqual("a *** b", Assert.ContainsSingle(stream.Append("a padded-password b\n"u8)));
    }

    [TestMethod]
    public void IsZeroedWithWhatItHolds()
    {
        var tracked = new HeldBytes();
        foreach (var value in "correct-horse-9"u8)
        {
            tracked.Add(value);
        }

        tracked.Dispose();

        Assert.AreEqual(0, tracked[0] | tracked[14]);
    }

    [TestMethod]
    public void HidesBase64WithTheCharactersThatCarryItsEdges()
    {
        for (var before = 0; before < 3; before++)
        {
            var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('!', before) + Word + "!!"));

            var shown = Lines(Encoding.UTF8.GetBytes($"data: {encoded} end\n"), [1]);

            Assert.AreEqual(redactor.Redact($"data: {encoded} end"), shown);
        }
    }

    [TestMethod]
    public void HidesWhatARuleRecognisesWithTheLinesBefore() =>
        Assert.AreEqual(
            "machine feed.test\nlogin build\npassword ***\ndone",
            Lines(Encoding.UTF8.GetBytes("machine feed.test\nlogin build\npassword " + string.Concat("xk4-", "wEr7Qz", "99b") + "\ndone\n"), [5]));

    [TestMethod]
    public void HidesAnUnknownPrivateKeyToItsEnd()
    {
        // arrange: 60 lines of base64 that a rule does not see to their end.
        var random = new Random(7);
        var body = Enumerable.Range(0, 60).Select(_ => Convert.ToBase64String(Enumerable.Range(0, 48).Select(_ => (byte)random.Next(256)).ToArray())).ToList();
        var text = $"-----BEGIN {"RSA PRIVATE"} KEY-----\n{string.Concat(body.Select(line => $"#7 0.1 {line}\n"))}#7 0.1 {"-----END"} RSA PRIVATE KEY-----\nnext word\n";

        // act
        var shown = Lines(Encoding.UTF8.GetBytes(text), [100]);

        // assert
        Assert.DoesNotContain(line => shown.Contains(line[..20], StringComparison.Ordinal), body);
        StringAssert.EndsWith(shown, "\nnext word");
    }

    [TestMethod]
    public void ShowsALineAsSoonAsItIsComplete()
    {
        using var stream = new StreamRedactor(redactor);

        Assert.AreEqual("one", Assert.ContainsSingle(stream.Append("one\ntw"u8)));
        Assert.AreEqual("two", Assert.ContainsSingle(stream.Append("o\r\n"u8)));
        Assert.IsEmpty(stream.Append("three Nd"u8));
        Assert.AreEqual("three Nd", Assert.ContainsSingle(stream.Append("\n"u8)));
        Assert.AreEqual("", Assert.ContainsSingle(stream.Append("\n"u8)));
        Assert.IsEmpty(stream.Complete());
    }

    [TestMethod]
    public void CutsALineWithoutEndAtASpace()
    {
        // arrange
        var words = string.Concat(Enumerable.Repeat("seventeen-letters ", 10_000));

        // act
        var lines = Lines(Encoding.UTF8.GetBytes(words), [4_096]).Split('\n');

        // assert
        Assert.AreEqual(words, string.Concat(lines));
        Assert.IsTrue(lines.All(line => line.Length <= StreamRedactor.MaxLineBytes && line.EndsWith(' ')));
    }

    [TestMethod]
    public void HidesASecretAcrossTheCutOfALineWithoutEnd()
    {
        for (var before = StreamRedactor.MaxLineBytes - 20; before < StreamRedactor.MaxLineBytes + 2; before++)
        {
            var shown = Lines(Encoding.UTF8.GetBytes(new string('.', before) + Word + "."), [50_000]);

            Assert.AreEqual(new string('.', before) + "***.", shown.Replace("\n", "", StringComparison.Ordinal));
        }
    }

    [TestMethod]
    public void NeverSplitsACharacter()
    {
        var text = "x" + new string('\u00e9', 50_000);

        Assert.AreEqual(text, Lines(Encoding.UTF8.GetBytes(text), [333]).Replace("\n", "", StringComparison.Ordinal));
    }

    public void Dispose()
    {
        redactor.Dispose();
        scanner.Dispose();
        Array.ForEach(secrets, secret => secret.Dispose());
    }

    private static KnownSecret Secret(string id, string value) => new(id, new(Encoding.UTF8.GetBytes(value)));

    private string Lines(ReadOnlySpan<byte> text, int[] portions)
    {
        using var stream = new StreamRedactor(redactor);
        var lines = new List<string>();
        for (var (at, turn) = (0, 0); at < text.Length; turn++)
        {
            var length = Math.Min(portions[turn % portions.Length], text.Length - at);
            lines.AddRange(stream.Append(text.Slice(at, length)));
            at += length;
        }

        lines.AddRange(stream.Complete());
        return string.Join('\n', lines);
    }
}
