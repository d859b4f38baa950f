using System.Collections.Concurrent;
using SecretSafeContainers.Engines.Builds;

namespace SecretSafeContainers.Engines.Tests.Builds;

/// <summary>Keeps what a build says.</summary>
internal sealed class RecordedLog : IBuildLog
{
    public ConcurrentQueue<string> Steps { get; } = [];

    public ConcurrentQueue<string> Lines { get; } = [];

    public ConcurrentQueue<string> Warnings { get; } = [];

    /// <summary>Is set at the first line that holds this text.</summary>
    public (string Text, TaskCompletionSource Seen) Awaited { get; } = ("started", new(TaskCreationOptions.RunContinuationsAsynchronously));

    public string All => string.Join('\n', [.. Steps, .. Lines, .. Warnings]);

    public void Step(string text)
    {
        Steps.Enqueue(text);
        Notice(text);
    }

    public void Output(string line)
    {
        Lines.Enqueue(line);
        Notice(line);
    }

    public void Warning(string text) => Warnings.Enqueue(text);

    private void Notice(string text)
    {
        if (text.Contains(Awaited.Text, StringComparison.Ordinal))
        {
            Awaited.Seen.TrySetResult();
        }
    }
}
