using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Findings;

/// <summary>
/// Masks secrets in text that comes from an image or a file before it is printed or written: known secrets in all their forms, whatever a rule
/// recognises, and the text of everything found so far. The result is also <see cref="Inert"/>.
/// </summary>
/// <param name="scanner">Finds what must not be shown. Stays the caller's.</param>
public sealed class Redactor(ContentScanner scanner) : IDisposable
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    /// <summary>The same in UTF-8.</summary>
    internal static ReadOnlySpan<byte> MaskBytes => "***"u8;

    private static readonly ContentLocation Text = new(ContentChannel.Config);

    private readonly Dictionary<string, byte[]> learned = [];

    /// <summary>Masks this secret from now on, in whatever text it stands.</summary>
    public void Learn(SecretDetection detection)
    {
        ArgumentNullException.ThrowIfNull(detection);
        var key = Convert.ToHexString(SHA256.HashData(detection.Secret));
        if (!learned.ContainsKey(key))
        {
            learned.Add(key, [.. detection.Secret]);
        }
    }

    /// <summary>The text without secrets; null stays null.</summary>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(text))]
    public string? Redact(string? text)
    {
        return string.IsNullOrEmpty(text) ? text : Redact(text, learned.Values);
    }

    /// <summary>A JSON pointer without secrets, also those whose own <c>/</c> and <c>~</c> it writes as <c>~1</c> and <c>~0</c>; null stays null.</summary>
    internal string? RedactPointer(string? pointer) =>
        pointer is null ? null : Redact(string.Join('/', pointer.Split('/').Select(step => JsonText.Escape(Redact(JsonText.Unescape(step))))));

    /// <summary>The text without what is recognised in it, whatever was learned from elsewhere: the same in every audit.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="secret">Is masked too.</param>
    internal string RedactAlone(string text, byte[] secret) => text.Length == 0 ? text : Redact(text, [secret]);

    /// <summary>The end of a text, without what is recognised in it with the help of what stands before.</summary>
    /// <param name="text">UTF-8.</param>
    /// <param name="from">Where the end starts.</param>
    internal string Redact(byte[] text, int from) => Inert.Of(Replace(text, from, Find(text, learned.Values)));

    /// <summary>The known secrets' forms; the scanner's.</summary>
    internal FormLiterals Forms => scanner.Forms;

    /// <summary>Zeroes what was learned.</summary>
    public void Dispose()
    {
        foreach (var secret in learned.Values)
        {
            CryptographicOperations.ZeroMemory(secret);
        }

        learned.Clear();
    }

    private string Redact(string text, IEnumerable<byte[]> secrets)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var spans = Find(bytes, secrets);
        return Inert.Of(spans.Count == 0 ? text : Replace(bytes, 0, spans));
    }

    private List<(int Start, int End)> Find(byte[] bytes, IEnumerable<byte[]> secrets)
    {
        var detections = new List<SecretDetection>();
        var spans = new List<(int Start, int End)>();
        if (scanner.HasCandidates(bytes))
        {
            scanner.Scan(bytes, Text, detections, out var holdsContainers);
            if (holdsContainers)
            {
                AddRuns(bytes, spans);
            }
        }

        if (detections.Exists(detection => detection.SecretId is not null) || detections.Count == DetectionLimits.Detections)
        {
            // A detection is one secret, as far as it is compared; the whole of every form must go, of overlapping ones too.
            AddForms(bytes, spans);
        }

        foreach (var detection in detections)
        {
            var start = (int)detection.Offset;
            var end = start + detection.Length;
            var edge = FormTracker.EncodingEdge * detection.Encodings.Count(encoding => encoding is "base64" or "base32");
            for (var i = 0; i < edge && start > 0 && FormTracker.IsBase64(bytes[start - 1]); i++, start--)
            {
            }

            for (var i = 0; i < edge && end < bytes.Length && FormTracker.IsBase64(bytes[end]); i++, end++)
            {
            }

            spans.Add((start, end));
            detection.Dispose();
        }

        foreach (var secret in secrets)
        {
            for (int at, from = 0; secret.Length > 0 && (at = bytes.AsSpan(from).IndexOf(secret)) >= 0; from += at + secret.Length)
            {
                spans.Add((from + at, from + at + secret.Length));
            }
        }

        spans.Sort();
        return spans;
    }

    // What archives hold that stand in a text is not known here, so none is shown.
    private static void AddRuns(byte[] bytes, List<(int Start, int End)> spans)
    {
        for (int at = 0, start = 0; at <= bytes.Length; at++)
        {
            if (at == bytes.Length || !FormTracker.IsBase64(bytes[at]))
            {
                if (at - start >= EncodedRuns.LeastCharacters)
                {
                    spans.Add((start, at));
                }

                start = at + 1;
            }
        }
    }

    private void AddForms(byte[] bytes, List<(int Start, int End)> spans)
    {
        using var tracker = new FormTracker(Forms);
        var at = 0;
        FormTracker.Receiver receive = (_, masked) =>
        {
            if (masked)
            {
                spans.Add((at, at + 1));
            }

            at++;
        };
        tracker.Append(bytes, receive);
        tracker.Complete(receive);
    }

    private static string Replace(byte[] bytes, int from, List<(int Start, int End)> spans)
    {
        var result = new StringBuilder();
        var done = from;
        foreach (var (spanStart, end) in spans.Where(span => span.End > from))
        {
            // Overlapping spans share one mask: as many masks as secrets would tell where one ends and the next begins.
            var start = Math.Max(spanStart, from);
            if (start > done || done == from)
            {
                result.Append(Encoding.UTF8.GetString(bytes, done, start - done)).Append(Mask);
            }

            done = Math.Max(done, end);
        }

        return result.Append(Encoding.UTF8.GetString(bytes, done, bytes.Length - done)).ToString();
    }
}
