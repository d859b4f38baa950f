using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>
/// Follows a stream byte by byte, tells which of its bytes belong to a form of a known secret, and holds back what may still become one. Not thread-safe.
/// </summary>
/// <remarks>
/// The law: whether a byte is masked depends on the stream alone, never on the portions in which it came. A byte is decided as soon as it lies before
/// every form that may be arriving. So at most the longest form is held, and its <see cref="EncodingEdge"/>.
/// </remarks>
/// <param name="literals">What is masked; stays the caller's.</param>
internal sealed class FormTracker(FormLiterals literals) : IDisposable
{
    /// <summary>Characters of base64 and base32 at the edges of a form carry bits of the secret; three on either side are as many as can, for each time it was encoded.</summary>
    public const int EncodingEdge = 3;

    // Bytes that are taken before what is decided is handed out: a long portion is not held whole.
    private const int SliceBytes = 16 * 1024;

    private readonly List<FormCandidate> candidates = [];
    private readonly List<MaskedSpan> spans = [];
    private readonly HeldBytes held = new();
    private int state;
    private MaskedSpan edge;

    /// <summary>A decided byte, and whether it is masked.</summary>
    public delegate void Receiver(byte value, bool masked);

    /// <summary>Whether a byte can belong to base64, of either alphabet.</summary>
    public static bool IsBase64(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)'+' or (byte)'/' or (byte)'-' or (byte)'_' or (byte)'=';

    /// <summary>Takes more of the stream.</summary>
    /// <param name="bytes">What comes next.</param>
    /// <param name="receive">Receives the bytes that are decided, in their order.</param>
    public void Append(ReadOnlySpan<byte> bytes, Receiver receive)
    {
        while (!bytes.IsEmpty)
        {
            var slice = bytes[..Math.Min(bytes.Length, SliceBytes)];
            foreach (var value in slice)
            {
                held.Add(value);
                Follow(value);
            }

            HandOut(Decided(), receive);
            bytes = bytes[slice.Length..];
        }
    }

    /// <summary>Ends the stream: a form that has only begun is masked as far as it came.</summary>
    public void Complete(Receiver receive)
    {
        candidates.ForEach(Mask);
        candidates.Clear();
        HandOut(held.End, receive);
    }

    /// <summary>Zeroes what is held.</summary>
    public void Dispose()
    {
        held.Dispose();
        candidates.Clear();
    }

    private void Follow(byte value)
    {
        GoOn(value);
        state = literals.Heads.Next(state, value, out var heads);
        foreach (var head in heads)
        {
            Begin(literals.FormOf(head), literals.Heads.LengthOf(head));
        }

        var at = held.End - 1;
        if (at >= edge.Start && at < edge.End)
        {
            edge = IsBase64(value) ? edge with { Start = at + 1 } : default;
            if (edge.End > 0)
            {
                spans.Add(new(at, at + 1));
            }
        }
    }

    private void Begin(SecretForm form, int length)
    {
        // The automaton folds letters.
        if (!held.EndsWith(form.Bytes.AsSpan(0, length)))
        {
            return;
        }

        var candidate = new FormCandidate(form, held.End - length, length);
        if (candidate.IsComplete)
        {
            Mask(candidate);
        }
        else
        {
            candidates.Add(candidate);
        }
    }

    private void GoOn(byte value)
    {
        var kept = 0;
        for (var at = 0; at < candidates.Count; at++)
        {
            var candidate = candidates[at];
            if (candidate.GoesOnWith(value))
            {
                candidate = candidate with { Matched = candidate.Matched + 1 };
                if (!candidate.IsComplete)
                {
                    candidates[kept++] = candidate;
                    continue;
                }
            }

            if (candidate.IsLeak)
            {
                Mask(candidate);
            }
        }

        candidates.RemoveRange(kept, candidates.Count - kept);
    }

    private void Mask(FormCandidate candidate)
    {
        var end = candidate.Start + candidate.Matched;
        if (candidate.Form.Encodings.Contains("base64") || candidate.Form.Encodings.Contains("base32") || candidate.Form.Encodings.Contains("base32hex"))
        {
            spans.Add(new(BeforeEdge(candidate.Start), end));
            edge = new(end, end + EncodingEdge);
        }
        else
        {
            spans.Add(new(candidate.Start, end));
        }
    }

    private long Decided()
    {
        var decided = held.End - literals.Heads.DepthOf(state);
        foreach (var candidate in candidates)
        {
            decided = Math.Min(decided, candidate.Start);
        }

        return BeforeEdge(decided);
    }

    private long BeforeEdge(long from)
    {
        var first = Math.Max(held.Start, from - EncodingEdge);
        while (from > first && IsBase64(held[from - 1]))
        {
            from--;
        }

        return from;
    }

    private void HandOut(long to, Receiver receive)
    {
        if (to == held.Start)
        {
            return;
        }

        spans.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var next = 0;
        var masked = held.Start;
        for (var at = held.Start; at < to; at++)
        {
            for (; next < spans.Count && spans[next].Start <= at; next++)
            {
                masked = Math.Max(masked, spans[next].End);
            }

            receive(held[at], at < masked);
        }

        spans.RemoveAll(span => span.End <= to);
        held.DropBefore(to);
    }
}
