using System.Text;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>An instruction's lines as one: continuations joined, comments between them dropped. Knows where each character comes from.</summary>
/// <param name="escape">What continues a line.</param>
internal sealed class JoinedLine(char escape)
{
    private readonly List<(int Start, int Skipped, SourceLine Line)> pieces = [];
    private readonly StringBuilder text = new();

    /// <summary>The joined text.</summary>
    public override string ToString() => text.ToString();

    /// <summary>Adds a line; true if the next one continues it.</summary>
    public bool Append(SourceLine line, int skipped)
    {
        // An escaped escape at the end continues nothing.
        var end = line.Text.AsSpan().TrimEnd([' ', '\t']);
        var continues = end is [.., var last] && last == escape && (end.Length == 1 || end[^2] != escape);
        pieces.Add((text.Length, skipped, line));
        text.Append(continues ? end[Math.Min(skipped, end.Length - 1)..^1] : line.Text.AsSpan(skipped));
        return continues;
    }

    /// <summary>Line and column, both from 1, of a character.</summary>
    public (int Line, int Column) PlaceOf(int index)
    {
        var (start, skipped, line) = PieceOf(index);
        return (line.Number, index - start + skipped + 1);
    }

    /// <summary>The offset in the file of a character's first byte.</summary>
    public int OffsetOf(int index)
    {
        var (start, skipped, line) = PieceOf(index);
        return line.OffsetOf(index - start + skipped);
    }

    /// <summary>The offset in the file behind a character.</summary>
    public int OffsetBehind(int index)
    {
        var (start, skipped, line) = PieceOf(index);
        return line.OffsetOf(index - start + skipped + 1);
    }

    private (int Start, int Skipped, SourceLine Line) PieceOf(int index) => pieces.FindLast(piece => piece.Start <= index);
}
