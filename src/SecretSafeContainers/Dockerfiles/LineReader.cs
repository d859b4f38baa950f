using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Reads a Dockerfile by what belongs together: directives, an instruction's lines, a here-document's lines.</summary>
internal sealed partial class LineReader
{
    private readonly char escape;
    private int next;

    /// <summary>Starts behind the directives.</summary>
    public LineReader(ReadOnlyMemory<byte> text)
    {
        Unread = text.Length > DockerfileLimits.Bytes ? $"it has more than {DockerfileLimits.Bytes} bytes" : null;
        Lines = [.. SourceLine.Of(text[..Math.Min(text.Length, DockerfileLimits.Bytes)])];
        escape = ReadEscape();
    }

    /// <summary>All lines.</summary>
    public IReadOnlyList<SourceLine> Lines { get; }

    /// <summary>Why something cannot be read, or null.</summary>
    public string? Unread { get; private set; }

    /// <summary>The line that is read next, from 1.</summary>
    public int NextLine => next + 1;

    /// <summary>An instruction's lines, joined: empty lines and comments between them do not end it. Null at the end.</summary>
    public JoinedLine? Read()
    {
        while (next < Lines.Count && IsBlankOrComment(Lines[next].Text))
        {
            next++;
        }

        if (next == Lines.Count)
        {
            return null;
        }

        var source = new JoinedLine(escape);
        var text = Lines[next].Text;
        var continues = source.Append(Checked(Lines[next++]), text.Length - text.AsSpan().TrimStart().Length);
        for (; continues && next < Lines.Count; next++)
        {
            if (!IsBlankOrComment(Checked(Lines[next]).Text))
            {
                continues = source.Append(Lines[next], 0);
            }
        }

        return source;
    }

    /// <summary>A here-document's lines, to the one that ends it.</summary>
    public DockerfileHeredoc Read(HeredocName heredoc)
    {
        var content = new StringBuilder();
        var line = NextLine;
        while (next < Lines.Count)
        {
            var text = Lines[next++].Text;
            if ((heredoc.StripsTabs ? text.TrimStart('\t') : text) == heredoc.Name)
            {
                break;
            }

            content.Append(text).Append('\n');
        }

        return new DockerfileHeredoc(heredoc.Name, content.ToString(), heredoc.StripsTabs, heredoc.Expands, line);
    }

    [GeneratedRegex(@"^\s*#\s*(?<name>[a-zA-Z][a-zA-Z0-9]*)\s*=\s*(?<value>.+?)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    private static bool IsBlankOrComment(string line) => line.AsSpan().TrimStart() is [] or ['#', ..];

    /// <summary>What continues a line. Directives stand before everything else, an empty line and another comment included.</summary>
    private char ReadEscape()
    {
        var directives = Lines.Select(line => Directive().Match(line.Text)).TakeWhile(directive => directive.Success);
        var escapes = directives.Where(directive => directive.Groups["name"].Value.Equals("escape", StringComparison.OrdinalIgnoreCase));
        return escapes.FirstOrDefault()?.Groups["value"].Value is "`" ? '`' : '\\';
    }

    private SourceLine Checked(SourceLine line)
    {
        if (line.Bytes.Length > DockerfileLimits.LineBytes)
        {
            Unread ??= $"line {line.Number} has more than {DockerfileLimits.LineBytes} bytes";
        }

        return line;
    }
}
