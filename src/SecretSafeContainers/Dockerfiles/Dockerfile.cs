using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>A Dockerfile, divided into instructions and stages. Comes from the user: its text is redacted before it is printed.</summary>
public sealed record Dockerfile
{
    /// <summary>How a person names it: a path.</summary>
    public required string Path { get; init; }

    /// <summary>Its bytes.</summary>
    public required ReadOnlyMemory<byte> Text { get; init; }

    /// <summary>Its instructions, in order.</summary>
    public required ImmutableArray<DockerfileInstruction> Instructions { get; init; }

    /// <summary>Its stages, in order.</summary>
    public required ImmutableArray<DockerfileStage> Stages { get; init; }

    /// <summary>Why something of it was not parsed (a limit), or null. Such a Dockerfile cannot be called clean.</summary>
    public string? Unread { get; init; }

    /// <summary>Its lines, in order.</summary>
    internal IReadOnlyList<SourceLine> Lines { get; init; } = [];

    /// <summary>The secret mounts of this build: those of an ONBUILD are of another one.</summary>
    public IEnumerable<SecretMount> SecretMounts =>
        Instructions.Where(instruction => instruction is { Name: "RUN", IsOnBuild: false }).SelectMany(SecretMount.Of);

    /// <summary>Parses a Dockerfile. Never throws for odd input: what it does not understand it leaves to BuildKit.</summary>
    /// <param name="path">How a person names it.</param>
    /// <param name="text">Its bytes; kept, not copied.</param>
    public static Dockerfile Parse(string path, ReadOnlyMemory<byte> text)
    {
        ArgumentNullException.ThrowIfNull(path);
        return DockerfileParser.Parse(path, text);
    }

    /// <summary>Reads and parses a file.</summary>
    /// <param name="path">Its path, as it is named from then on.</param>
    /// <exception cref="SecretSafeException">It cannot be read or is too large (SSC3007).</exception>
    public static Dockerfile Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return Directory.Exists(path) ? throw Unreadable(path, "it is a folder")
                : !File.Exists(path) ? throw Unreadable(path, "it does not exist")
                : new FileInfo(path).Length > DockerfileLimits.Bytes ? throw Unreadable(path, $"it has more than {DockerfileLimits.Bytes} bytes")
                : Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, failure is UnauthorizedAccessException ? "access is denied" : "the file system refused to read it", failure);
        }
    }

    /// <summary>True if there is a stage of this name or number.</summary>
    public bool HasStage(string target) => new StageGraph(this, ImmutableDictionary<string, string>.Empty).Chain(target).Count > 0;

    /// <summary>The text of a line, or null if there is no such line.</summary>
    /// <param name="number">From 1.</param>
    public string? Line(int number) => Lines.ElementAtOrDefault(number - 1)?.Text;

    /// <summary>The instruction that a line belongs to, or null.</summary>
    /// <param name="line">From 1.</param>
    public DockerfileInstruction? InstructionAt(int line) => Instructions.FirstOrDefault(instruction => instruction.Line <= line && line <= instruction.EndLine);

    private static SecretSafeException Unreadable(string path, string why, Exception? cause = null) => new(DiagnosticCodes.BuildInput, path, why, cause);
}
