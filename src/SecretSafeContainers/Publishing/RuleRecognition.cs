using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Publishing;

/// <summary>Recognises credentials in a value by the rules that need no name beside it.</summary>
/// <param name="rules">The rules.</param>
internal sealed class RuleRecognition(IEnumerable<Rule> rules) : IDisposable
{
    private static readonly ContentLocation Location = new(ContentChannel.Env);

    private readonly ContentScanner scanner = new(rules, []);

    /// <summary>Hands out what a rule recognises.</summary>
    /// <param name="value">The value; the scanner's own copies of it are zeroed.</param>
    /// <param name="secrets">Receives and owns copies.</param>
    /// <returns>False if there is nothing.</returns>
    public bool TryFind(byte[] value, List<byte[]> secrets)
    {
        if (!scanner.HasCandidates(value))
        {
            return false;
        }

        var before = secrets.Count;
        var detections = new List<SecretDetection>();
        scanner.Scan(value, Location, detections);
        foreach (var detection in detections)
        {
            // A rule of low confidence lives on a name beside the value, and low severity is no secret on its own.
            if (detection.Rule is { Confidence: > Confidence.Low, Severity: > Severity.Low })
            {
                secrets.Add(Secrets.SecretBytes.Of(detection.Secret));
            }

            detection.Dispose();
        }

        return secrets.Count > before;
    }

    /// <inheritdoc/>
    public void Dispose() => scanner.Dispose();
}
