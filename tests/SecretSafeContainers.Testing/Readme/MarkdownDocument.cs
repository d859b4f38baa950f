namespace SecretSafeContainers.Testing.Readme;

/// <summary>
/// A Markdown file of this repository with named parts: <c>&lt;!-- name --&gt;</c> before it and <c>&lt;!-- /name --&gt;</c> after it.
/// Parts that begin with <c>example:</c> are run by tests, the others are written by them.
/// </summary>
public sealed class MarkdownDocument
{
    private readonly string path;

    /// <summary>Reads it.</summary>
    /// <param name="path">Relative to the root of the repository.</param>
    public MarkdownDocument(string path = "README.md")
    {
        this.path = SourceTree.In(path);
        Text = File.ReadAllText(this.path);
    }

    /// <summary>All of it.</summary>
    public string Text { get; private set; }

    /// <summary>The text between a part's marks, without the line breaks next to them.</summary>
    /// <exception cref="KeyNotFoundException">There is no such part.</exception>
    public string Part(string name)
    {
        var (start, end) = Find(name);
        return Text[start..end].Trim('\n');
    }

    /// <summary>The content of the one fenced block in a part that is named <c>example: name</c>.</summary>
    public string Example(string name)
    {
        var lines = Part($"example: {name}").Split('\n');
        var fences = lines.Index().Where(line => line.Item.StartsWith("```", StringComparison.Ordinal)).Select(line => line.Index).ToList();
        return fences is [var first, var last]
            ? string.Join('\n', lines[(first + 1)..last])
            : throw new FormatException($"{path}: example {name} must hold exactly one fenced block");
    }

    /// <summary>Puts another text between a part's marks and writes the file.</summary>
    public void Replace(string name, string text)
    {
        var (start, end) = Find(name);
        Text = $"{Text[..start]}\n{text}\n{Text[end..]}";
        File.WriteAllText(path, Text);
    }

    private (int Start, int End) Find(string name)
    {
        var opening = $"<!-- {name} -->";
        var start = Text.IndexOf(opening, StringComparison.Ordinal);
        var end = Text.IndexOf($"<!-- /{name} -->", StringComparison.Ordinal);
        return start >= 0 && end > start ? (start + opening.Length, end) : throw new KeyNotFoundException($"{path} has no part {name}");
    }
}
