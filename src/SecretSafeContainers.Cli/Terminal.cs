using System.Text;

namespace SecretSafeContainers.Cli;

/// <summary>Where the tool writes: bytes of reports and lines of text to the same output, errors apart.</summary>
/// <param name="Output">Standard output; stays the caller's.</param>
/// <param name="Error">Standard error; stays the caller's.</param>
/// <param name="HasColor">True if a person looks at the output and has not asked for plain text.</param>
public sealed record Terminal(Stream Output, TextWriter Error, bool HasColor)
{
    /// <summary>This process's own. Colour follows <c>NO_COLOR</c> (no-color.org) and redirection.</summary>
    public static Terminal OfThisProcess() => new(
        Console.OpenStandardOutput(), Console.Error,
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));

    /// <summary>Text to <see cref="Output"/>, written through at once.</summary>
    public TextWriter Text { get; } = new StreamWriter(Output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { AutoFlush = true };
}
