using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Tests.Detection;

/// <summary>Content, scanned: what a test asserts about, in plain values.</summary>
internal sealed record Scanned(IReadOnlyList<SecretDetection> Detections, IReadOnlyList<Skipped> Skipped)
{
    public static readonly ContentLocation Location = new(ContentChannel.File) { Layer = 0, Path = "app/file" };

    /// <summary>A rule with a short name, for tests that need no real one.</summary>
    public static Rule Rule(string id, string literal, string pattern, Confidence confidence = Confidence.High) => new()
    {
        Id = id,
        Title = id,
        Severity = Severity.High,
        Confidence = confidence,
        Literals = [literal],
        Pattern = pattern,
        Advice = "none",
        Reference = "none",
        Examples = () => [],
        CounterExamples = () => [],
    };

    public static KnownSecret Secret(string id, string value) => new(id, new(Encoding.UTF8.GetBytes(value)));

    public static Scanned Of(byte[] content, IEnumerable<Rule> rules, params IEnumerable<KnownSecret> secrets)
    {
        using var scanner = new ContentScanner(rules, secrets);
        var detections = new List<SecretDetection>();
        var skipped = scanner.Scan(content, Location, detections);
        return new(detections, skipped);
    }

    /// <summary>Scans a file of a name.</summary>
    public static Scanned At(string path, byte[] content, IEnumerable<Rule> rules)
    {
        using var scanner = new ContentScanner(rules, []);
        var detections = new List<SecretDetection>();
        var skipped = scanner.Scan(content, Location with { Path = path }, detections);
        return new(detections, skipped);
    }

    public static Scanned Of(string content, IEnumerable<Rule> rules, params IEnumerable<KnownSecret> secrets) => Of(Encoding.UTF8.GetBytes(content), rules, secrets);

    /// <summary>Scans a stream that hands out odd portions, in windows of a size.</summary>
    public static async Task<Scanned> InWindowsAsync(byte[] content, int windowBytes, IEnumerable<Rule> rules, IEnumerable<KnownSecret> secrets, CancellationToken cancellationToken)
    {
        using var scanner = new ContentScanner(rules, secrets, windowBytes, DetectionLimits.MatchTimeout);
        var detections = new List<SecretDetection>();
        using var stream = new PortionStream(content, portion: 1_337);
        var skipped = await scanner.ScanAsync(new(Location, stream), detections, cancellationToken);
        return new(detections, skipped);
    }

    /// <summary>Everything about the detections, one line each.</summary>
    public string Lines => string.Join('\n', Detections.Select(found =>
        $"{found.Rule?.Id ?? found.SecretId} {found.Offset}+{found.Length} {found.Line}:{found.Column} [{string.Join(' ', found.Encodings)}] {Convert.ToHexString(found.Secret)}"));
}
