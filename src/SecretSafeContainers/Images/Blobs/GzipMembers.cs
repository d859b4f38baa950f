using System.Buffers.Binary;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>
/// Hands gzip data to an inflater so that each member begins a read of its own, and takes the texts out of its header: the platform's inflater goes from member to
/// member and tells nobody.
/// </summary>
/// <remarks>
/// A member ends with the length of its content. So where the magic stands behind a number that is what came out since the last one began, another begins; of bytes that
/// only look alike one in four milliards does. An inflater asks for more only when all came out of what it has.
/// </remarks>
/// <param name="stored">The stored bytes; stay the caller's.</param>
/// <param name="aside">Takes the texts.</param>
internal sealed class GzipMembers(Stream stored, BytesAside aside) : ReadOnlyStream
{
    private const int Size = 32 * 1024;

    private readonly byte[] buffer = new byte[Size];
    private readonly GzipHeader header = new(aside);
    private int start;
    private int end;
    private bool ended;
    private bool hasBegun;
    private uint lastFour;
    private uint produced;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 8];

    /// <summary>Says how many bytes came out of what was handed over.</summary>
    public void Count(int inflated) => produced += (uint)inflated;

    /// <inheritdoc/>
    public override int Read(Span<byte> destination)
    {
        while (MustFill())
        {
            Take(stored.Read(buffer, end, Size - end));
        }

        return Hand(destination);
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken = default)
    {
        while (MustFill())
        {
            Take(await stored.ReadAsync(buffer.AsMemory(end), cancellationToken).ConfigureAwait(false));
        }

        return Hand(destination.Span);
    }

    private bool MustFill()
    {
        if (ended || end - start >= Magic.Length)
        {
            return false;
        }

        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        return true;
    }

    private void Take(int read)
    {
        end += read;
        ended = read == 0;
    }

    private int Hand(Span<byte> destination)
    {
        var available = buffer.AsSpan(start, end - start);
        if (!header.IsOpen && available.StartsWith(Magic) && (!hasBegun || lastFour == produced))
        {
            header.Begin();
            (hasBegun, produced) = (true, 0);
        }

        // What may be the beginning of a member waits for its rest.
        var count = Math.Min(destination.Length, ended ? available.Length : available.Length - Magic.Length + 1);
        var next = count == 0 ? -1 : available[1..Math.Min(count + Magic.Length - 1, available.Length)].IndexOf(Magic);
        var handed = available[..(next < 0 ? count : next + 1)];
        handed.CopyTo(destination);
        header.Read(handed);
        Remember(handed);
        start += handed.Length;
        return handed.Length;
    }

    private void Remember(ReadOnlySpan<byte> handed)
    {
        if (handed.Length >= sizeof(uint))
        {
            lastFour = BinaryPrimitives.ReadUInt32LittleEndian(handed[^sizeof(uint)..]);
            return;
        }

        foreach (var value in handed)
        {
            lastFour = (lastFour >> 8) | ((uint)value << 24);
        }
    }
}
