using System.Text;

namespace SecretSafeContainers.Reports.Markdown;

/// <summary>A page that is written line by line, and stays below a size.</summary>
/// <param name="most">Bytes of UTF-8.</param>
internal sealed class MarkdownPage(int most)
{
    // For the lines that say what was left out, and the ends of what was begun.
    private const int Reserve = 1024;
    private readonly StringBuilder text = new();
    private int bytes;

    /// <summary>A line that is always there; ours, and short.</summary>
    public void Add(string line)
    {
        text.Append(line).Append('\n');
        bytes += Encoding.UTF8.GetByteCount(line) + 1;
    }

    /// <summary>Rows of a table, as many as there is room for.</summary>
    /// <param name="heads">The two lines above them.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many there are.</param>
    public void AddTable(string heads, IEnumerable<string> rows, int count)
    {
        Add(heads);
        var written = 0;
        foreach (var row in rows)
        {
            if (bytes + Encoding.UTF8.GetByteCount(row) > most - Reserve)
            {
                break;
            }

            Add(row);
            written++;
        }

        Add(written < count ? $"\n{Quantity.Count(count - written, "row")} more in the JSON report.\n" : "");
    }

    /// <summary>A part that is folded until someone asks.</summary>
    public void AddFolded(string summary, string heads, IEnumerable<string> rows, int count)
    {
        if (count > 0)
        {
            Add($"<details><summary>{summary}</summary>\n");
            AddTable(heads, rows, count);
            Add("</details>\n");
        }
    }

    /// <inheritdoc/>
    public override string ToString() => text.ToString();
}
