using System.Text;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>What a build says, in the order in which it says it: shown as it comes, redacted, and remembered as far as a failure needs it.</summary>
/// <param name="redactor">Masks all of it. Stays the caller's.</param>
/// <param name="log">Shows it.</param>
internal sealed class BuildJournal(Redactor redactor, IBuildLog log) : IDisposable
{
    /// <summary>More steps than the largest Dockerfile has for all platforms; what comes beyond them is not shown.</summary>
    private const int MaximumSteps = 10_000;

    /// <summary>Lines of the builder's own last words.</summary>
    private const int ClosingLines = 100;

    private readonly Lock gate = new();
    private readonly Dictionary<string, BuildStep> steps = [];
    private readonly Queue<string> closing = [];
    private readonly StreamRedactor closingStream = new(redactor);
    private BuildStep? pending;

    /// <summary>The step that failed; null if none did. It is the first: those that it took with it come later.</summary>
    public BuildStep? Failed { get; private set; }

    /// <summary>The builder's own last words, redacted, without its quotation of what the step printed.</summary>
    public IReadOnlyList<string> Closing
    {
        get
        {
            lock (gate)
            {
                return [.. closing];
            }
        }
    }

    /// <summary>A step has a name. Its beginning is shown at the next event, or by <see cref="Announce()"/>.</summary>
    public void Begin(string key, string name)
    {
        lock (gate)
        {
            if (!steps.ContainsKey(key) && steps.Count < MaximumSteps)
            {
                AnnouncePending();
                steps.Add(key, pending = new BuildStep(name, redactor));
            }
        }
    }

    /// <summary>True if a step's name was not shown yet.</summary>
    public bool IsPending => pending is not null;

    /// <summary>Shows the name of the last step that began: nothing more will be known of it soon.</summary>
    public void Announce()
    {
        lock (gate)
        {
            AnnouncePending();
        }
    }

    /// <summary>A step's result was in the cache.</summary>
    public void Cached(string key) => Change(key, step => Announce(step, "CACHED "));

    /// <summary>A step printed a line on one of its streams.</summary>
    public void Print(string key, int stream, string line) => Print(key, stream, Encoding.UTF8.GetBytes(line + "\n"));

    /// <summary>A step printed something on one of its streams: whole lines or any parts of them.</summary>
    public void Print(string key, int stream, byte[] text) => Change(key, step => Show(step.Take(stream, text)));

    /// <summary>A step failed.</summary>
    public void Fail(string key, string error) => Change(key, step =>
    {
        step.Error = error;
        Failed ??= step;
        Show(step.Complete());
    });

    /// <summary>A step has ended.</summary>
    public void End(string key) => Change(key, step => Show(step.Complete()));

    /// <summary>Something to know about the build that is not the builder's.</summary>
    public void Say(string text)
    {
        lock (gate)
        {
            log.Output(text);
        }
    }

    /// <summary>The builder warns.</summary>
    public void Warn(string text)
    {
        lock (gate)
        {
            AnnouncePending();
            log.Warning(redactor.Redact(text));
        }
    }

    /// <summary>A line of the builder's own last words.</summary>
    public void Close(string line)
    {
        lock (gate)
        {
            Keep(closingStream.Append(Encoding.UTF8.GetBytes(line + "\n")));
        }
    }

    /// <summary>The build has ended: nothing is held back any more.</summary>
    public void Finish()
    {
        lock (gate)
        {
            AnnouncePending();
            foreach (var step in steps.Values)
            {
                Show(step.Complete());
            }

            Keep(closingStream.Complete());
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var step in steps.Values)
        {
            step.Dispose();
        }

        closingStream.Dispose();
    }

    private void Change(string key, Action<BuildStep> change)
    {
        lock (gate)
        {
            if (steps.TryGetValue(key, out var step))
            {
                if (step != pending)
                {
                    AnnouncePending();
                }

                change(step);
            }
        }
    }

    private void AnnouncePending()
    {
        if (pending is not null)
        {
            Announce(pending, "");
        }
    }

    private void Announce(BuildStep step, string prefix)
    {
        pending = step == pending ? null : pending;
        if (!step.IsAnnounced && !step.IsInternal)
        {
            log.Step(prefix + redactor.Redact(step.Name));
        }

        step.IsAnnounced = true;
    }

    private void Show(IEnumerable<string> lines)
    {
        AnnouncePending();
        foreach (var line in lines)
        {
            log.Output(line);
        }
    }

    private void Keep(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            closing.Enqueue(line);
            if (closing.Count > ClosingLines)
            {
                closing.Dequeue();
            }
        }
    }
}
