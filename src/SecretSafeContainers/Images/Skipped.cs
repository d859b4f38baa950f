using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images;

/// <summary>Content that was not audited, and why. Its presence makes a verdict "incomplete": never "clean".</summary>
/// <param name="Code">The kind of reason, an SSC4xxx code.</param>
/// <param name="What">The content: a path, digest or layer. May come from an image: redact before printing.</param>
/// <param name="Why">The reason.</param>
/// <param name="Bytes">How many bytes were not read, as far as known; 0 if unknown.</param>
public sealed record Skipped(DiagnosticCode Code, string What, string Why, long Bytes = 0)
{
    /// <summary>The same facts as an expected failure states them.</summary>
    public static Skipped From(SecretSafeException failure, long bytes = 0) => new(failure.Code, failure.What, failure.Why, bytes);
}
