namespace SecretSafeContainers.Findings;

/// <summary>Makes lines of a stream's decided bytes, with a mask in place of what is masked. A masked line end ends no line.</summary>
internal sealed class LineCutter
{
    /// <summary>Bytes of a line; a longer one is cut, at a space if there is one among the last <see cref="SpaceBytes"/>.</summary>
    public const int MaxLineBytes = 64 * 1024;

    /// <summary>Bytes before a cut among which a space is looked for, so that no credential is cut that a rule would know.</summary>
    public const int SpaceBytes = 4 * 1024;

    private readonly List<byte> line = new(256);
    private readonly List<byte[]> complete = [];
    private bool wasMasked;

    /// <summary>Takes a byte of the stream.</summary>
    public void Add(byte value, bool masked)
    {
        if (masked)
        {
            line.AddRange(wasMasked ? default : Redactor.MaskBytes);
        }
        else if (value == '\n')
        {
            End();
        }
        else
        {
            CutBefore(value);
            line.Add(value);
        }

        wasMasked = masked;
    }

    /// <summary>The lines that are complete since the last call, without their ends.</summary>
    public IReadOnlyList<byte[]> Take()
    {
        byte[][] lines = [.. complete];
        complete.Clear();
        return lines;
    }

    /// <summary>Ends the last line, if there is one.</summary>
    public void Complete()
    {
        if (line.Count > 0)
        {
            End();
        }
    }

    private void End()
    {
        if (line is [.., (byte)'\r'])
        {
            line.RemoveAt(line.Count - 1);
        }

        complete.Add([.. line]);
        line.Clear();
    }

    // Not within a character of UTF-8, unless it is none.
    private void CutBefore(byte value)
    {
        var isContinuation = (value & 0xC0) == 0x80;
        if (line.Count < MaxLineBytes || (isContinuation && line.Count < MaxLineBytes + 3))
        {
            return;
        }

        var space = line.LastIndexOf((byte)' ', line.Count - 1, SpaceBytes);
        var length = space < 0 ? line.Count : space + 1;
        complete.Add([.. line[..length]]);
        line.RemoveRange(0, length);
    }
}
