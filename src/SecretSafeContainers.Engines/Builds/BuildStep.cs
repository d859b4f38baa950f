using SecretSafeContainers.Findings;
using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>A step of a build, and the end of what it printed.</summary>
/// <param name="name">As the builder names it. Not redacted.</param>
/// <param name="redactor">Masks what its streams carry.</param>
internal sealed class BuildStep(string name, Redactor redactor) : IDisposable
{
    /// <summary>Lines that are repeated when the step fails.</summary>
    private const int KeptLines = 20;

    private readonly Dictionary<int, StreamRedactor> streams = [];
    private readonly Queue<string> lastLines = [];

    /// <summary>As the builder names it. Not redacted.</summary>
    public string Name => name;

    /// <summary>True if nobody wrote it into the Dockerfile: loading the Dockerfile, the context, a base image's metadata.</summary>
    public bool IsInternal { get; } = name.StartsWith('[') && name.AsSpan(0, name.IndexOf(']') + 1).EndsWith("internal]", StringComparison.Ordinal);

    /// <summary>True if its name was shown.</summary>
    public bool IsAnnounced { get; set; }

    /// <summary>Why it failed, not redacted; null if it did not.</summary>
    public string? Error { get; set; }

    /// <summary>The last lines that it printed, redacted and shortened.</summary>
    public IReadOnlyCollection<string> LastLines => lastLines;

    /// <summary>Takes what it printed on one of its streams.</summary>
    /// <returns>The lines that may be shown.</returns>
    public IEnumerable<string> Take(int stream, ReadOnlySpan<byte> text)
    {
        if (!streams.TryGetValue(stream, out var masked))
        {
            streams.Add(stream, masked = new StreamRedactor(redactor));
        }

        return Keep(masked.Append(text));
    }

    /// <summary>Its streams have ended.</summary>
    /// <returns>The lines that were held back.</returns>
    public IEnumerable<string> Complete()
    {
        var lines = streams.Values.SelectMany(stream => stream.Complete()).ToArray();
        Dispose();
        return Keep(lines);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var stream in streams.Values)
        {
            stream.Dispose();
        }

        streams.Clear();
    }

    private IEnumerable<string> Keep(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            lastLines.Enqueue(EngineMessage.Shorten(line));
            if (lastLines.Count > KeptLines)
            {
                lastLines.Dequeue();
            }

            yield return line;
        }
    }
}
