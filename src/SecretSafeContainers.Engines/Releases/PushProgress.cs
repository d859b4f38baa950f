using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>What is out already of an image that is being pushed, to be said when the push fails.</summary>
/// <param name="digest">The image.</param>
/// <param name="repository">With the registry.</param>
/// <param name="tags">All tags that it gets.</param>
internal sealed class PushProgress(Digest digest, string repository, IReadOnlyList<string> tags)
{
    private readonly List<string> done = [];
    private string? current;

    /// <summary>True if a tag may be out.</summary>
    public bool HasBegun => done.Count > 0 || current is not null;

    /// <summary>A tag is about to be pushed.</summary>
    public void Begin(string tag) => current = tag;

    /// <summary>The registry has it.</summary>
    public void Done(string tag)
    {
        done.Add(tag);
        current = null;
    }

    /// <summary>The failure with what is out. What was refused is not; what ended otherwise may be.</summary>
    public SecretSafeException Failed(SecretSafeException failure)
    {
        current = failure.Code == DiagnosticCodes.NotReleased ? null : current;
        return new(DiagnosticCodes.NotReleased, repository, $"{failure.What}: {failure.Why}; {Say()}", failure);
    }

    /// <summary>The cancellation with what is out.</summary>
    public OperationCanceledException Cancelled(OperationCanceledException cancelled, CancellationToken cancellationToken) =>
        new($"The push to {repository} was cancelled; {Say()}.", cancelled, cancellationToken);

    private string Say()
    {
        var left = tags.Except(done).Where(tag => tag != current).ToList();
        string?[] parts =
        [
            done.Count == 0 ? "no tag is out" : $"out already, naming {digest}: {string.Join(", ", done)}",
            current is null ? null : $"perhaps out: {current}",
            left.Count == 0 ? null : $"not out: {string.Join(", ", left)}",
        ];
        return string.Join("; ", parts.OfType<string>());
    }
}
