using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>An instruction that puts a secret into the image by its form, and the lines that would not. Comes from the user: redact before printing.</summary>
public sealed record DockerfilePoint
{
    /// <summary>Characters of corrected lines that a message repeats.</summary>
    private const int MessageCharacters = 1000;

    /// <summary>How it leaks.</summary>
    public required LeakForm Form { get; init; }

    /// <summary>The instruction.</summary>
    public required DockerfileInstruction Instruction { get; init; }

    /// <summary>Line from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Column from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What leaks and why, one or two sentences.</summary>
    public required string Why { get; init; }

    /// <summary>Who can see it. Nobody, where only the build cache keeps it: then the stage is not part of the image.</summary>
    public required Exposure Exposure { get; init; }

    /// <summary>The id that the secret gets.</summary>
    public required string SecretId { get; init; }

    /// <summary>The corrected lines, in order.</summary>
    public ImmutableArray<DockerfileChange> Changes { get; init; } = [];

    /// <summary>The <c>ContainerSecret</c> that offers the secret; empty if there is one already.</summary>
    public string Item { get; init; } = "";

    /// <summary>The same for a plain <c>docker build</c>; empty if the secret is offered already.</summary>
    public string Command { get; init; } = "";

    /// <summary>The corrected lines on one line, for a message.</summary>
    public string Instead
    {
        get
        {
            var lines = Changes.SelectMany(change => change.NewLines).Select(line => line.Trim().TrimEnd('\\', '`').Trim()).ToList();
            var item = Item.Length > 0 ? $" with {Item}" : "";
            return lines.Count == 0
                ? $"Remove line {Line} and hand the secret over when the container is started."
                : lines.Sum(line => line.Length) > MessageCharacters ? $"Instead of line {Line} write RUN --mount=type=secret,id={SecretId}{item}; secretsafe check shows the lines."
                : $"Instead of line {Line} write: {string.Join(' ', lines)}{item}.";
        }
    }

    /// <summary>Its place alone: the text may hold a secret.</summary>
    public override string ToString() => $"{Form} in line {Line}";
}
