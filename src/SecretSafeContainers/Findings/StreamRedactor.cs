using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Findings;

/// <summary>
/// Masks secrets in text that arrives in portions, such as the output of a build's step, and hands it out line by line. One for each stream. Not thread-safe.
/// </summary>
/// <remarks>
/// What is shown depends on the text alone, never on the portions in which it came. Known secrets, raw and as single encoders write them, are masked in their
/// whole length, wherever a portion, a line or the cut of an endless line ends; one that spans lines becomes one mask in one line. What scanning recognises besides,
/// by rules or of known secrets with other escapes or encoded several times, is masked line by line, with the lines before as context: of base64 that is wrapped
/// within a secret, lines may be out before it is recognised.
/// The lines are <see cref="Inert"/>. A line is handed out with its end, unless that end may be part of a secret; then with what follows.
/// </remarks>
/// <param name="redactor">Knows what must not be shown. Stays the caller's, and must outlive this.</param>
public sealed class StreamRedactor(Redactor redactor) : IDisposable
{
    /// <summary>Bytes of a line; a longer one is handed out in pieces.</summary>
    public const int MaxLineBytes = LineCutter.MaxLineBytes;

    // The lines before, with which a rule is tried: a login above its password, a section above its key.
    private const int ContextBytes = 256;

    private readonly FormTracker tracker = new(redactor.Forms);
    private readonly LineCutter lines = new();
    private readonly PrivateKeyLines keys = new();
    private byte[] context = [];

    /// <summary>Takes a portion.</summary>
    /// <param name="utf8">What comes next; may end anywhere, within a character too.</param>
    /// <returns>The lines that may be shown now, without their ends.</returns>
    public IReadOnlyList<string> Append(ReadOnlySpan<byte> utf8)
    {
        tracker.Append(utf8, lines.Add);
        return Show();
    }

    /// <summary>Ends the stream.</summary>
    /// <returns>The rest. A secret of which only the beginning came is masked as far as it came.</returns>
    public IReadOnlyList<string> Complete()
    {
        tracker.Complete(lines.Add);
        lines.Complete();
        return Show();
    }

    /// <summary>Zeroes what is held.</summary>
    public void Dispose() => tracker.Dispose();

    private List<string> Show()
    {
        var shown = new List<string>();
        foreach (var line in lines.Take())
        {
            var start = keys.StartOf(line);
            byte[] text = [.. context, .. line.AsSpan(0, start), .. start < line.Length ? Redactor.MaskBytes : default];
            shown.Add(redactor.Redact(text, context.Length));
            byte[] seen = [.. context, .. line, (byte)'\n'];
            context = seen[Math.Max(0, seen.Length - ContextBytes)..];
        }

        return shown;
    }
}
