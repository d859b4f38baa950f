using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Reads JSON documents of an image whole, bounded and verified.</summary>
internal sealed class DocumentReader(IImageSource source)
{
    /// <summary>The document's bytes.</summary>
    /// <exception cref="SecretSafeException">It is absent, too large, or not what its descriptor names.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(Descriptor descriptor, string name, CancellationToken cancellationToken)
    {
        if (descriptor.Size > ImageLimits.DocumentBytes)
        {
            throw new SecretSafeException(DiagnosticCodes.LimitReached, name, $"it has {descriptor.Size} bytes, more than {ImageLimits.DocumentBytes}");
        }

        var stored = await source.OpenBlobAsync(descriptor, cancellationToken).ConfigureAwait(false);
        var blob = new StoredBlob(stored, descriptor, name);
        await using var _ = blob.ConfigureAwait(false);
        using var content = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await blob.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read && content.Length <= descriptor.Size)
        {
            content.Write(buffer, 0, read);
        }

        await blob.VerifyAsync(cancellationToken).ConfigureAwait(false);
        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }

    /// <summary>Reads a document and gives it its meaning.</summary>
    /// <exception cref="SecretSafeException">As above, or it breaks its format (SSC4003).</exception>
    public async ValueTask<(ReadOnlyMemory<byte> Json, T Meaning)> ReadAsync<T>(
        Descriptor descriptor, string name, Func<ReadOnlyMemory<byte>, T> read, CancellationToken cancellationToken)
    {
        var json = await ReadAsync(descriptor, name, cancellationToken).ConfigureAwait(false);
        try
        {
            return (json, read(json));
        }
        catch (FormatException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, name, failure.Message, failure);
        }
    }
}
