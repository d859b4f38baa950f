using System.Collections.Immutable;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Divides a Dockerfile into instructions, as BuildKit's parser does, and nothing more: whether an instruction makes sense is BuildKit's to say.</summary>
/// <remarks><see href="https://docs.docker.com/reference/dockerfile/"/></remarks>
internal sealed partial class DockerfileParser
{
    private static readonly string[] WithHeredocs = ["RUN", "COPY", "ADD"];

    private readonly List<SourceLine> lines;
    private readonly ImmutableArray<DockerfileInstruction>.Builder instructions = ImmutableArray.CreateBuilder<DockerfileInstruction>();
    private readonly ImmutableArray<DockerfileStage>.Builder stages = ImmutableArray.CreateBuilder<DockerfileStage>();
    private char escape = '\\';
    private int next;

    /// <summary>Parses all of it.</summary>
    public DockerfileParser(ReadOnlyMemory<byte> text)
    {
        Unread = text.Length > DockerfileLimits.Bytes ? $"it has more than {DockerfileLimits.Bytes} bytes" : null;
        lines = [.. SourceLine.Of(text[..Math.Min(text.Length, DockerfileLimits.Bytes)])];
        ReadDirectives();
        while (Unread is null && TryRead())
        {
        }
    }

    /// <summary>The instructions, in order.</summary>
    public ImmutableArray<DockerfileInstruction> Instructions => instructions.ToImmutable();

    /// <summary>The stages, in order.</summary>
    public ImmutableArray<DockerfileStage> Stages => stages.ToImmutable();

    /// <summary>Why something was not parsed, or null.</summary>
    public string? Unread { get; private set; }

    [GeneratedRegex(@"^\s*#\s*(?<name>[a-zA-Z][a-zA-Z0-9]*)\s*=\s*(?<value>.+?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    private static bool IsBlankOrComment(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    /// <summary>Directives stand before everything else, an empty line and another comment included.</summary>
    private void ReadDirectives()
    {
        foreach (var line in lines)
        {
            if (Directive().Match(line.Text) is not { Success: true } directive)
            {
                return;
            }

            if (directive.Groups["name"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase) && directive.Groups["value"].Value is "`" or "\\")
            {
                escape = directive.Groups["value"].Value[0];
            }
        }
    }

    private bool TryRead()
    {
        while (next < lines.Count && IsBlankOrComment(lines[next].Text))
        {
            next++;
        }

        if (next == lines.Count)
        {
            return false;
        }

        var first = lines[next].Number;
        var source = Join();
        if (source.ToString().AsSpan().Trim().Length > 0)
        {
            Add(source, first);
        }

        return true;
    }

    /// <summary>An instruction's lines. Empty lines and comments between them do not end it.</summary>
    private JoinedLine Join()
    {
        var source = new JoinedLine(escape);
        var text = lines[next].Text;
        var continues = source.Append(lines[next], text.Length - text.AsSpan().TrimStart().Length);
        CheckLength(lines[next++]);
        for (; continues && next < lines.Count; next++)
        {
            CheckLength(lines[next]);
            if (!IsBlankOrComment(lines[next].Text))
            {
                continues = source.Append(lines[next], 0);
            }
        }

        return source;
    }

    private void CheckLength(SourceLine line)
    {
        if (line.Bytes.Length > DockerfileLimits.LineBytes)
        {
            Unread ??= $"line {line.Number} has more than {DockerfileLimits.LineBytes} bytes";
        }
    }

    private void Add(JoinedLine source, int first)
    {
        if (instructions.Count == DockerfileLimits.Instructions)
        {
            Unread = $"it has more than {DockerfileLimits.Instructions} instructions";
            return;
        }

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
        if (name == "FROM" && !isOnBuild)
        {
            stages.Add(StageOf(arguments, first));
        }

        var exec = StringsOf(arguments);
        instructions.Add(new DockerfileInstruction
        {
            Name = name,
            Arguments = arguments,
            Flags = flags,
            Heredocs = exec is null && WithHeredocs.Contains(name) ? ReadHeredocs(arguments) : [],
            Exec = exec,
            Line = first,
            EndLine = lines[next - 1].Number,
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

    private ImmutableArray<DockerfileHeredoc> ReadHeredocs(string arguments)
    {
        var heredocs = ImmutableArray.CreateBuilder<DockerfileHeredoc>();
        foreach (var (name, stripsTabs, expands) in HeredocName.Of(arguments))
        {
            var content = new System.Text.StringBuilder();
            var line = next + 1;
            while (next < lines.Count)
            {
                var text = lines[next++].Text;
                if ((stripsTabs ? text.TrimStart('\t') : text) == name)
                {
                    break;
                }

                content.Append(text).Append('\n');
            }

            heredocs.Add(new DockerfileHeredoc(name, content.ToString(), stripsTabs, expands, line));
        }

        return heredocs.ToImmutable();
    }

    /// <summary>A JSON array of strings, or null. What follows it is not looked at, as BuildKit does.</summary>
    private static ImmutableArray<string>? StringsOf(string arguments)
    {
        if (!arguments.StartsWith('['))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(System.Text.Encoding.UTF8.GetBytes(arguments));
            var strings = ImmutableArray.CreateBuilder<string>();
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                strings.Add(reader.GetString()!);
            }

            return reader.TokenType == JsonTokenType.EndArray ? strings.ToImmutable() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
