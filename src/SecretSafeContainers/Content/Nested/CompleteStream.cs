using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Content of a declared length: damaged if fewer bytes come. The platform's inflaters end without a word where their input does.</summary>
/// <param name="inner">The content; disposed with this.</param>
/// <param name="declared">Bytes that must come at least.</param>
internal sealed class CompleteStream(Stream inner, long declared) : ReadOnlyStream
{
    private long length;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer), buffer.Length);

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false), buffer.Length);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    private int Count(int read, int wanted)
    {
        length += read;
        return read == 0 && wanted > 0 && length < declared
            ? throw new InvalidDataException($"it ends early, {length} of {declared} bytes")
            : read;
    }
}
