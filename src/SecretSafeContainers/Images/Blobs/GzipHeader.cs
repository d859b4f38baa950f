namespace SecretSafeContainers.Images.Blobs;

/// <summary>Takes the texts out of a member's header, in whatever pieces it comes: extra field, name and comment.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc1952#section-2.3"/></remarks>
/// <param name="aside">Takes them, each text that is not empty with the NUL at its end.</param>
internal sealed class GzipHeader(BytesAside aside)
{
    private const int FixedBytes = 10;
    private const int FlagsAt = 3;

    private Part part;
    private int flags;
    private int at;
    private int extraBytes;

    /// <summary>In stored order, each with the flag that says that it is there.</summary>
    private enum Part
    {
        None = 0,
        Fixed = 1,
        ExtraLength = 2,
        Extra = 4,
        Name = 8,
        Comment = 16,
    }

    /// <summary>True until its last text came.</summary>
    public bool IsOpen => part != Part.None;

    /// <summary>What comes next is a header.</summary>
    public void Begin() => (part, flags, at, extraBytes) = (Part.Fixed, 0, 0, 0);

    /// <summary>Takes bytes; what is behind the header is passed over.</summary>
    public void Read(ReadOnlySpan<byte> stored)
    {
        for (var next = 0; next < stored.Length && IsOpen; next++)
        {
            if (IsLast(stored[next]))
            {
                MoveOn();
            }
        }
    }

    private bool IsLast(byte value)
    {
        switch (part)
        {
            case Part.Fixed:
                flags = at == FlagsAt ? value : flags;
                return ++at == FixedBytes;
            case Part.ExtraLength:
                extraBytes |= value << (8 * at);
                return ++at == sizeof(ushort);
            case Part.Extra:
                aside.Append([value]);
                return ++at == extraBytes;
            default:
                if (value != 0 || at > 0)
                {
                    aside.Append([value]);
                }

                at = 1;
                return value == 0;
        }
    }

    private void MoveOn()
    {
        at = 0;
        do
        {
            part = part == Part.Comment ? Part.None : (Part)((int)part << 1);
        }
        while (part switch
        {
            Part.None => false,
            Part.ExtraLength => (flags & (int)Part.Extra) == 0,
            Part.Extra => extraBytes == 0,
            _ => (flags & (int)part) == 0,
        });
    }
}
