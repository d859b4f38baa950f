namespace SecretSafeContainers.Diagnostics;

/// <summary>
/// The one exception for expected failures: bad input, bad settings, content that cannot be read.
/// It carries facts for a message and is never shown with a stack trace.
/// </summary>
/// <param name="code">What kind of failure it is.</param>
/// <param name="what">What was being read: a path, a digest, an option. May come from an image: redact before printing.</param>
/// <param name="why">What was wrong with it, and where known which rule of the specification it breaks. Never holds a secret.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class SecretSafeException(DiagnosticCode code, string what, string why, Exception? inner = null)
    : Exception($"{what}: {why}", inner)
{
    /// <summary>What kind of failure it is.</summary>
    public DiagnosticCode Code { get; } = code;

    /// <summary>What was being read.</summary>
    public string What { get; } = what;

    /// <summary>What was wrong with it.</summary>
    public string Why { get; } = why;

    /// <summary>The line of the file named by <see cref="What"/>, from 1; null if it is not about a line, or not known about which.</summary>
    public int? Line { get; init; }

    /// <summary>The column in <see cref="Line"/>, from 1; null if it is not known.</summary>
    public int? Column { get; init; }
}
