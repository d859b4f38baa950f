using System.Security.Cryptography;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>Passes a stream's bytes on and hashes them; tells length and hash once the end was read. Borrows the stream.</summary>
internal sealed class RecordingStream(Stream stream, Action<string> atEnd) : ReadOnlyStream
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;
    private bool ended;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        var read = stream.Read(buffer);
        Record(buffer[..read], nothingAsked: buffer.IsEmpty);
        return read;
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Record(buffer.Span[..read], nothingAsked: buffer.IsEmpty);
        return read;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Record(ReadOnlySpan<byte> read, bool nothingAsked)
    {
        if (!read.IsEmpty)
        {
            hash.AppendData(read);
            length += read.Length;
        }
        else if (!ended && !nothingAsked)
        {
            ended = true;
            atEnd($"{length} {Convert.ToHexStringLower(hash.GetHashAndReset())}");
        }
    }
}
