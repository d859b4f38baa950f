using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;

namespace SecretSafeContainers.Tests.Findings;

[TestClass]
public sealed class RedactedText : IDisposable
{
    private const string Value = "Nd<l9>\"xTok-4f&2Q";
    private readonly KnownSecret secret = new("k", new SecretValue(Encoding.UTF8.GetBytes(Value)));
    private readonly ContentScanner scanner;
    private readonly Redactor redactor;

    public RedactedText()
    {
        scanner = new ContentScanner([SampleRule.Token], [secret]);
        redactor = new Redactor(scanner);
    }

    [TestMethod]
    public void KeepsWhatIsNoSecret() => Assert.AreEqual("RUN echo hello", redactor.Redact("RUN echo hello"));

    [TestMethod]
    public void KeepsNull() => Assert.IsNull(redactor.Redact(null));

    [TestMethod]
    public void MasksAKnownSecret() => Assert.AreEqual("RUN |1 SECRET=*** /bin/sh", redactor.Redact($"RUN |1 SECRET={Value} /bin/sh"));

    [TestMethod]
    public void MasksASecretAtTheStartAndAtTheEnd() => Assert.AreEqual("*** and ***", redactor.Redact($"{Value} and {Value}"));

    [TestMethod]
    public void MasksWhatARuleRecognises() => Assert.AreEqual("srv/***/x", redactor.Redact($"srv/{SampleRule.Text}/x"));

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    public void MasksBase64WithTheCharactersThatCarryItsEdges(int alignment)
    {
        var encoded = Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('!', alignment) + Value + "!!"));

        var masked = redactor.Redact($"data: {encoded} end");

        StringAssert.StartsWith(masked, "data: ");
        Assert.Contains(Redactor.Mask, masked);
        Assert.IsLessThan(6, LongestShared(encoded, masked));
    }

    [TestMethod]
    public void MasksWhatItHasLearned()
    {
        using var detection = new SecretDetection
        {
            Location = new ContentLocation(ContentChannel.File),
            Rule = SampleRule.Token,
            Offset = 0,
            Length = 9,
            Secret = Encoding.UTF8.GetBytes("found-one"),
        };

        redactor.Learn(detection);

        Assert.AreEqual("a *** b *** c", redactor.Redact("a found-one b found-one c"));
    }

    [TestMethod]
    public void MakesOneMaskOfOverlappingSecrets()
    {
        using var detection = new SecretDetection
        {
            Location = new ContentLocation(ContentChannel.File),
            Rule = SampleRule.Token,
            Offset = 0,
            Length = 9,
            Secret = Encoding.UTF8.GetBytes(Value[4..] + "more"),
        };

        redactor.Learn(detection);

        Assert.AreEqual("a *** b", redactor.Redact($"a {Value}more b"));
    }

    [TestMethod]
    public void MasksSecretsThatOverlap()
    {
        using var first = new KnownSecret("first", new SecretValue("north-east-"u8));
        using var second = new KnownSecret("second", new SecretValue("east-and-west"u8));
        using var both = new ContentScanner([], [first, second]);
        using var masking = new Redactor(both);

        Assert.AreEqual("<***>", masking.Redact("<north-east-and-west>"));
    }

    [TestMethod]
    public void MasksAllOfALargeSecret()
    {
        var value = string.Concat(Enumerable.Range(0, 2_000).Select(number => $"{number:x}-"));
        using var large = new KnownSecret("large", new SecretValue(Encoding.UTF8.GetBytes(value)));
        using var one = new ContentScanner([], [large]);
        using var masking = new Redactor(one);

        Assert.AreEqual("<***>", masking.Redact($"<{value}>"));
    }

    public void Dispose()
    {
        redactor.Dispose();
        scanner.Dispose();
        secret.Dispose();
    }

    private static int LongestShared(string encoded, string masked) =>
        Enumerable.Range(1, encoded.Length).LastOrDefault(length =>
            Enumerable.Range(0, encoded.Length - length + 1).Any(start => masked.Contains(encoded.Substring(start, length), StringComparison.Ordinal)));
}
