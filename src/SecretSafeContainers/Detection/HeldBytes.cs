using System.Security.Cryptography;

namespace SecretSafeContainers.Detection;

/// <summary>The bytes of a stream that came and were not handed out. Addressed by where they stand in the stream; zeroed on dispose.</summary>
internal sealed class HeldBytes : IDisposable
{
    private byte[] buffer = GC.AllocateUninitializedArray<byte>(4 * 1024, pinned: true);
    private int held;

    /// <summary>Where the first of them stands in the stream.</summary>
    public long Start { get; private set; }

    /// <summary>Where the next byte will stand.</summary>
    public long End => Start + held;

    /// <summary>A held byte.</summary>
    public byte this[long at] => buffer[(int)(at - Start)];

    /// <summary>Takes a byte.</summary>
    public void Add(byte value)
    {
        if (held == buffer.Length)
        {
            Grow();
        }

        buffer[held++] = value;
    }

    /// <summary>True if these are the last bytes; they must all be held.</summary>
    public bool EndsWith(ReadOnlySpan<byte> bytes) => buffer.AsSpan(0, held).EndsWith(bytes);

    /// <summary>Gives up all bytes before a place.</summary>
    public void DropBefore(long place)
    {
        var given = (int)(place - Start);
        buffer.AsSpan(given, held - given).CopyTo(buffer);
        held -= given;
        Start = place;
    }

    /// <summary>Zeroes all.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(buffer);
        held = 0;
    }

    private void Grow()
    {
        var larger = GC.AllocateUninitializedArray<byte>(2 * buffer.Length, pinned: true);
        buffer.AsSpan(0, held).CopyTo(larger);
        CryptographicOperations.ZeroMemory(buffer);
        buffer = larger;
    }
}
