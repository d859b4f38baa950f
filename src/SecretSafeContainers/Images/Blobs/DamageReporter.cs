using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>Turns what an inflater throws at damaged data into the one exception for expected failures.</summary>
/// <param name="inner">The inflater; disposed with this.</param>
/// <param name="name">How to name the data in an error.</param>
internal sealed class DamageReporter(Stream inner, string name) : ReadOnlyStream
{
    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (InvalidDataException failure)
        {
            throw Malformed(failure);
        }
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException failure)
        {
            throw Malformed(failure);
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

    private SecretSafeException Malformed(InvalidDataException failure) =>
        new(DiagnosticCodes.Malformed, name, $"its compressed data is damaged: {failure.Message}", failure);
}
