using System.Text;
using SecretSafeContainers.Reports.Agents;

namespace SecretSafeContainers.Cli;

/// <summary>Where the tool writes: bytes of reports and lines of text to the same output, errors apart.</summary>
/// <param name="Output">Standard output; stays the caller's.</param>
/// <param name="Error">Standard error; stays the caller's.</param>
/// <param name="HasColor">True if a person looks at the output and has not asked for plain text.</param>
public sealed record Terminal(Stream Output, TextWriter Error, bool HasColor)
{
    /// <summary>True if a person looks at standard error, which can show a line that changes.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>This process's own.</summary>
    public static Terminal OfThisProcess() => new(
        Console.OpenStandardOutput(), Console.Error, IsColored(Console.IsOutputRedirected, Environment.GetEnvironmentVariable))
    {
        ShowsProgress = !Console.IsErrorRedirected && !IsDumb(Environment.GetEnvironmentVariable),
        IsScreen = !Console.IsOutputRedirected,
        Agent = BuildAgent.Find(Environment.GetEnvironmentVariable),
    };

    /// <summary>The build agent that reads the output, or null.</summary>
    public BuildAgent? Agent { get; init; }

    /// <summary>True if the output is a screen, and neither a file nor another program.</summary>
    public bool IsScreen { get; init; }

    /// <summary>Text to <see cref="Output"/>, written through at once.</summary>
    public TextWriter Text { get; } = new StreamWriter(Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { AutoFlush = true };

    /// <summary>
    /// True if text is coloured. Colour follows redirection. <c>NO_COLOR</c> (no-color.org) turns it off whatever else is said; <c>FORCE_COLOR</c> (force-color.org) turns it on where the output
    /// is redirected to what shows it, such as a pipeline's log.
    /// </summary>
    public static bool IsColored(bool isRedirected, Func<string, string?> variable) => string.IsNullOrEmpty(variable("NO_COLOR"))
        && (variable("FORCE_COLOR") is { Length: > 0 } forced ? forced != "0" : !isRedirected && !IsDumb(variable));

    private static bool IsDumb(Func<string, string?> variable) => variable("TERM") == "dumb";
}
