using System.Text;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Detection.Literals;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Tests.Detection;

[TestClass]
public sealed class AnyKindOfInstructions
{
    // Few enough for one content to have less findings than are listed.
    private const int RulesAtOnce = 40;
    private const string Value = "Ab4\"x<&'y z/+Q-k9";

    [TestMethod]
    public void GivesTheSameDetections()
    {
        // arrange: each rule's examples and each form of a secret, at all alignments, with the noise between them in which windows are seen that are none
        var random = new Random(5);
        var contents = RuleCatalogue.All.Chunk(RulesAtOnce).Select(rules => Content(rules, random)).ToArray();

        // act
        var plain = Detections(contents, VectorKind.Scalar);
        var others = Enum.GetValues<VectorKind>().Where(VectorKinds.IsSupported).ToDictionary(kind => kind, kind => Detections(contents, kind));

        // assert
        Assert.Contains("known", plain);
        foreach (var (kind, detections) in others)
        {
            Assert.AreEqual(plain, detections, kind.ToString());
        }
    }

    private static byte[] Content(IEnumerable<Rule> rules, Random random)
    {
        var examples = rules.SelectMany(rule => rule.Examples().Concat(rule.CounterExamples()));
        byte[][] texts =
        [
            .. examples.SelectMany(text => (byte[][])[Encoding.UTF8.GetBytes(text), Encoding.Unicode.GetBytes(text), Encoding.BigEndianUnicode.GetBytes(text), Encoding.UTF32.GetBytes(text)]),
            .. WrittenForm.All.Select(form => form.Write(Value)),
        ];
        return [.. texts.SelectMany(text => text.Concat(Noise(random)))];
    }

    private static byte[] Noise(Random random)
    {
        var noise = new byte[random.Next(1, 200)];
        random.NextBytes(noise);
        return [0, .. random.Next(3) switch { 0 => new byte[noise.Length], 1 => noise, _ => noise.Select(value => (byte)(value % 95 + 32)) }, 0];
    }

    private static string Detections(byte[][] contents, VectorKind kind)
    {
        using var secret = Scanned.Secret("known", Value);
        using var scanner = new ContentScanner(RuleCatalogue.All, [secret], DetectionLimits.WindowBytes, DetectionLimits.MatchTimeout, kind);
        return string.Join('\n', contents.Select(content =>
        {
            var detections = new List<SecretDetection>();
            var skipped = scanner.Scan(content, Scanned.Location, detections);
            return new Scanned(detections, skipped).Lines;
        }));
    }
}
