using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Detection;

/// <summary>The scan of content that was decoded out of another one: takes it piece by piece, and passes it on in windows of its own.</summary>
/// <param name="begin">Starts the scan when its first bytes are at hand; what it finds goes to the collection.</param>
internal sealed class NestedScan(NestedScan.Beginning begin) : IDisposable
{
    private const int OwnedBytes = 16 * 1024;

    private readonly List<SecretDetection> found = [];
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(DetectionLimits.BackBytes + OwnedBytes + DetectionLimits.ForwardBytes);
    private ContentScan? scan;
    private long dataStart;
    private int limit = DetectionLimits.BackBytes + OwnedBytes + DetectionLimits.ForwardBytes;
    private int ownedFrom;
    private int filled;
    private int most;

    /// <summary>Starts a scan of decoded content.</summary>
    /// <param name="sample">Its first bytes.</param>
    /// <param name="detections">Receives what is found.</param>
    public delegate ContentScan Beginning(ReadOnlySpan<byte> sample, ICollection<SecretDetection> detections);

    /// <summary>The decoded offset before which nothing more will be found.</summary>
    public long Undecided => scan?.Undecided ?? 0;

    /// <summary>True if it holds more than is reported of one content; known after <see cref="Complete"/>.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Takes decoded bytes.</summary>
    public void Append(ReadOnlySpan<byte> decoded)
    {
        while (!decoded.IsEmpty)
        {
            var taken = Math.Min(decoded.Length, limit - filled);
            decoded[..taken].CopyTo(buffer.AsSpan(filled));
            decoded = decoded[taken..];
            filled += taken;
            most = Math.Max(most, filled);
            if (filled == limit && !TryExtend())
            {
                Scan(filled - ownedFrom - scan.ForwardBytes);
                Slide();
            }
        }
    }

    /// <summary>Ends the content.</summary>
    public void Complete()
    {
        Begin();
        Scan(filled - ownedFrom);
        IsFull = scan.Complete().Any(skipped => skipped.Code == DiagnosticCodes.LimitReached);
    }

    /// <summary>What was found since the last call, in the order of offsets. The caller owns it.</summary>
    public SecretDetection[] Take()
    {
        SecretDetection[] taken = [.. found];
        found.Clear();
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        scan?.Dispose();
        CryptographicOperations.ZeroMemory(buffer.AsSpan(0, Math.Min(buffer.Length, most)));
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = [];
    }

    [MemberNotNull(nameof(scan))]
    private void Begin() => scan ??= begin(buffer.AsSpan(0, filled), found);

    private void Scan(int owned)
    {
        scan!.Scan(buffer.AsSpan(0, filled), dataStart, ownedFrom, owned);
        ownedFrom += owned;
    }

    /// <summary>Makes the window larger for what begins like a key file, and for long known secrets; false if it is large enough, and the scan has begun.</summary>
    [MemberNotNullWhen(false, nameof(scan))]
    private bool TryExtend()
    {
        var wanted = scan is null && KeyFiles.ExtentOf(buffer) is { } extent ? (int)Math.Min(extent, KeyFiles.MaxBytes + 1) : 0;
        if (wanted <= limit)
        {
            Begin();
            wanted = DetectionLimits.BackBytes + OwnedBytes + scan.ForwardBytes;
            if (wanted <= limit)
            {
                return false;
            }
        }

        limit = Math.Min(wanted, 2 * limit);
        var small = buffer;
        buffer = ArrayPool<byte>.Shared.Rent(limit);
        small.AsSpan(0, filled).CopyTo(buffer);
        CryptographicOperations.ZeroMemory(small.AsSpan(0, most));
        ArrayPool<byte>.Shared.Return(small);
        return true;
    }

    private void Slide()
    {
        var dropped = ownedFrom - DetectionLimits.BackBytes;
        if (dropped > 0)
        {
            buffer.AsSpan(dropped, filled - dropped).CopyTo(buffer);
            filled -= dropped;
            ownedFrom -= dropped;
            dataStart += dropped;
        }
    }
}
