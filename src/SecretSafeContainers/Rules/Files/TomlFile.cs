using System.Text;
using SecretSafeContainers.Diagnostics;
using Tomlyn;
using Tomlyn.Parsing;

namespace SecretSafeContainers.Rules.Files;

/// <summary>Reads TOML into nodes that know their lines. The only file that knows Tomlyn.</summary>
/// <remarks><see href="https://toml.io/en/v1.0.0"/></remarks>
internal sealed class TomlFile
{
    /// <summary>Largest file, in bytes. Gitleaks' own configuration has 200 KB.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly TomlParser parser;

    private TomlFile(string text) => parser = TomlParser.Create(text);

    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path, as messages name it.</param>
    /// <exception cref="SecretSafeException">It cannot be read (SSC1030), or is no TOML (SSC1031).</exception>
    public static TomlNode Read(string path)
    {
        var text = ReadText(path);
        try
        {
            // The tree alone knows of keys that are there twice.
            var document = SyntaxParser.Parse(text, path, validate: true);
            if (document.Diagnostics.FirstOrDefault() is { } problem)
            {
                throw Wrong(path, problem.Span.Start.Line + 1, problem.Span.Start.Column + 1, problem.Message, null);
            }

            return new TomlFile(text).ReadAll();
        }
        catch (TomlException failure)
        {
            throw Wrong(path, failure.Line ?? 1, failure.Column ?? 1, failure.Message, failure);
        }
    }

    private static string ReadText(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (stream.Length > MaxBytes)
            {
                throw new SecretSafeException(DiagnosticCodes.RuleFile, path, $"it is larger than {MaxBytes / 1024 / 1024} MiB");
            }

            using var reader = new StreamReader(stream, Utf8);
            return reader.ReadToEnd();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DecoderFallbackException or ArgumentException or NotSupportedException)
        {
            throw new SecretSafeException(DiagnosticCodes.RuleFile, path, failure is DecoderFallbackException ? "it is not UTF-8" : failure is FileNotFoundException or DirectoryNotFoundException ? "it does not exist" : "it cannot be read", failure);
        }
    }

    // What it quotes of the file is cut off: the line tells enough.
    private static SecretSafeException Wrong(string path, int line, int column, string message, Exception? inner) =>
        new(DiagnosticCodes.RuleFileSyntax, path, message.Split('\n')[0].Split(" with `")[0], inner) { Line = line, Column = column };

    private TomlNode ReadAll()
    {
        while (parser.MoveNext() && parser.Current.Kind != TomlParseEventKind.StartTable)
        {
        }

        var root = new TomlNode(1, 1, new Dictionary<string, TomlNode>(StringComparer.Ordinal));
        ReadTable((Dictionary<string, TomlNode>)root.Value!);
        return root;
    }

    private void ReadTable(Dictionary<string, TomlNode> table)
    {
        while (parser.MoveNext() && parser.Current.Kind != TomlParseEventKind.EndTable)
        {
            var current = parser.Current;
            var (line, column, name) = (current.Line, current.Column, parser.GetPropertyName());
            parser.MoveNext();
            table[name] = ReadValue(line, column, table.GetValueOrDefault(name)?.Value);
        }
    }

    /// <summary>Reads a value; a table or list of tables that the file comes back to is gone on with.</summary>
    private TomlNode ReadValue(int line, int column, object? before)
    {
        switch (parser.Current.Kind)
        {
            case TomlParseEventKind.StartTable:
                var table = before as Dictionary<string, TomlNode> ?? new(StringComparer.Ordinal);
                ReadTable(table);
                return new(line, column, table);
            case TomlParseEventKind.StartArray:
                var list = before as List<TomlNode> ?? [];
                while (parser.MoveNext() && parser.Current.Kind != TomlParseEventKind.EndArray)
                {
                    var (at, behind) = (parser.Current.Line, parser.Current.Column);
                    list.Add(Placed(ReadValue(at, behind, null), line, column));
                }

                return new(line, column, list);
            case TomlParseEventKind.String:
                return new(line, column, parser.GetString());
            case TomlParseEventKind.Integer:
                return new(line, column, (double)parser.Current.GetInt64());
            case TomlParseEventKind.Float:
                return new(line, column, parser.Current.GetDouble());
            case TomlParseEventKind.Boolean:
                return new(line, column, parser.Current.GetBoolean());
            default:
                return new(line, column, null);
        }
    }

    /// <summary>A table of a list has no place of its own: its first key has one, a line behind its brackets.</summary>
    private static TomlNode Placed(TomlNode node, int line, int column) => node switch
    {
        { Line: > 0 } => node,
        { Value: Dictionary<string, TomlNode> { Count: > 0 } table } when table.Values.First() is { Line: > 0 } first => node with { Line = first.Line, Column = 1 },
        _ => node with { Line = line, Column = column },
    };
}
