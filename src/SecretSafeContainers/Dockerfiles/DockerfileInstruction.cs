using System.Collections.Immutable;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>An instruction of a Dockerfile. Comes from the user: redact before printing.</summary>
public sealed record DockerfileInstruction
{
    /// <summary>Characters of an instruction that a message quotes.</summary>
    private const int ShortCharacters = 400;

    /// <summary>Its name in upper case; of an ONBUILD the name of what it triggers.</summary>
    public required string Name { get; init; }

    /// <summary>The text after the flags: continuations joined, comments inside dropped, here-documents not included.</summary>
    public required string Arguments { get; init; }

    /// <summary>Its flags, in order.</summary>
    public ImmutableArray<DockerfileFlag> Flags { get; init; } = [];

    /// <summary>Its here-documents, in order.</summary>
    public ImmutableArray<DockerfileHeredoc> Heredocs { get; init; } = [];

    /// <summary>The arguments if they are a JSON array of strings (the exec form); null for the shell form.</summary>
    public ImmutableArray<string>? Exec { get; init; }

    /// <summary>Its first line, from 1.</summary>
    public required int Line { get; init; }

    /// <summary>Its last line, here-documents included.</summary>
    public required int EndLine { get; init; }

    /// <summary>Index of its stage, or -1 before the first FROM.</summary>
    public required int Stage { get; init; }

    /// <summary>True if it runs only in builds on top of this image.</summary>
    public bool IsOnBuild { get; init; }

    /// <summary>The whole instruction on one line.</summary>
    public string Text => Source.ToString().Trim();

    /// <summary>The same for a message, or null if it is longer than a message bears. Never cut: half of a secret is not recognised as one.</summary>
    internal string? ShortText => Text is { Length: <= ShortCharacters } text ? text : null;

    /// <summary>Its lines.</summary>
    internal JoinedLine Source { get; init; } = new('\\');

    /// <summary>Where <see cref="Arguments"/> begin in the joined text.</summary>
    internal int ArgumentsStart { get; init; }

    /// <summary>The value of the last flag of a name, or null.</summary>
    public string? Flag(string name) => Flags.LastOrDefault(flag => flag.Name == name)?.Value;

    /// <summary>Line and column, both from 1, of a character of <see cref="Arguments"/>.</summary>
    /// <param name="index">Its index there.</param>
    public (int Line, int Column) PlaceOf(int index) => Source.PlaceOf(ArgumentsStart + index);

    /// <summary>Its place alone: the text may hold a secret.</summary>
    public override string ToString() => $"{Name} in line {Line}";
}
