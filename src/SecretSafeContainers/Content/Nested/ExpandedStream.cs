using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Content out of an archive or a decoder: counted, bounded, and with damage told as the one exception for expected failures.</summary>
/// <param name="inner">The content; disposed at its end, as a decoder holds much memory.</param>
/// <param name="expansion">Where it counts.</param>
/// <param name="what">How to name it in an error.</param>
internal sealed class ExpandedStream(Stream inner, FileExpansion expansion, string what) : ReadOnlyStream
{
    private bool ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return MayRead() ? Count(inner.Read(buffer), buffer.Length) : 0;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw Damaged(failure);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return MayRead() ? Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length) : 0;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException)
        {
            throw Damaged(failure);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private bool MayRead() => expansion.Refusal is { } refusal ? throw new SecretSafeException(DiagnosticCodes.LimitReached, what, refusal) : !ended;

    private int Count(int read, int wanted)
    {
        expansion.Charge(read);
        if (read == 0 && wanted > 0)
        {
            ended = true;
            inner.Dispose();
        }

        return read;
    }

    private SecretSafeException Damaged(Exception failure) =>
        new(DiagnosticCodes.Malformed, what, failure is InvalidDataException ? failure.Message : "it ends early", failure);
}
