using System.Collections.Immutable;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Divides a Dockerfile into instructions, as BuildKit's parser does, and nothing more: whether an instruction makes sense is BuildKit's to say.</summary>
/// <remarks><see href="https://docs.docker.com/reference/dockerfile/"/></remarks>
internal sealed class DockerfileParser
{
    private static readonly string[] WithHeredocs = ["RUN", "COPY", "ADD"];

    private readonly LineReader reader;
    private readonly ImmutableArray<DockerfileInstruction>.Builder instructions = ImmutableArray.CreateBuilder<DockerfileInstruction>();
    private readonly ImmutableArray<DockerfileStage>.Builder stages = ImmutableArray.CreateBuilder<DockerfileStage>();

    private DockerfileParser(ReadOnlyMemory<byte> text) => reader = new LineReader(text);

    /// <summary>Parses all of it.</summary>
    public static Dockerfile Parse(string path, ReadOnlyMemory<byte> text)
    {
        var parser = new DockerfileParser(text);
        var unread = parser.ReadAll();
        return new Dockerfile
        {
            Path = path,
            Text = text,
            Instructions = parser.instructions.ToImmutable(),
            Stages = parser.stages.ToImmutable(),
            Unread = unread,
            Lines = parser.reader.Lines,
        };
    }

    /// <summary>Why something was not parsed, or null.</summary>
    private string? ReadAll()
    {
        while (reader.Unread is null && reader.Read() is { } source)
        {
            if (instructions.Count == DockerfileLimits.Instructions)
            {
                return $"it has more than {DockerfileLimits.Instructions} instructions";
            }

            if (source.ToString().AsSpan().Trim().Length > 0)
            {
                Add(source);
            }
        }

        return reader.Unread;
    }

    private void Add(JoinedLine source)
    {
        var text = source.ToString();
        var at = 0;
        var name = ReadName(text, ref at);
        var isOnBuild = name == "ONBUILD";
        if (isOnBuild)
        {
            name = ReadName(text, ref at);
        }

        var flags = FlagReader.Read(text, ref at);
        var arguments = text[at..].TrimEnd();
        var line = source.PlaceOf(0).Line;
        if (name == "FROM" && !isOnBuild)
        {
            stages.Add(StageOf(arguments, line));
        }

        var exec = ExecForm.Read(arguments);
        ImmutableArray<DockerfileHeredoc> heredocs = exec is null && WithHeredocs.Contains(name) ? [.. HeredocName.Of(arguments).Select(reader.Read)] : [];
        instructions.Add(new DockerfileInstruction
        {
            Name = name,
            Arguments = arguments,
            Flags = flags,
            Heredocs = heredocs,
            Exec = exec,
            Line = line,
            EndLine = reader.NextLine - 1,
            Stage = stages.Count - 1,
            IsOnBuild = isOnBuild,
            Source = source,
            ArgumentsStart = at,
        });
    }

    private static string ReadName(string text, ref int at)
    {
        FlagReader.SkipSpace(text, ref at);
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return text[start..at].ToUpperInvariant();
    }

    private DockerfileStage StageOf(string arguments, int line)
    {
        var words = arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var name = words.Length == 3 && words[1].Equals("AS", StringComparison.OrdinalIgnoreCase) ? words[2] : null;
        return new DockerfileStage(stages.Count, name, words.FirstOrDefault() ?? "", line);
    }
}
