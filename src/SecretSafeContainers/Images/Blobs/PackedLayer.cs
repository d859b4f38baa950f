using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>A layer that is stored uncompressed, compressed once into a temporary file without a name.</summary>
/// <remarks>Gzip without a name and a time in its header: the same layer gives the same digest wherever the same version of .NET compresses it.</remarks>
internal sealed class PackedLayer : IAsyncDisposable
{
    private const int BufferSize = 128 * 1024;

    private readonly FileStream file;

    private PackedLayer(FileStream file, Descriptor descriptor) => (this.file, Descriptor) = (file, descriptor);

    /// <summary>Names the compressed bytes.</summary>
    public Descriptor Descriptor { get; }

    /// <summary>Compresses one.</summary>
    /// <param name="source">Where it lies; several of its blobs may be read at once.</param>
    /// <param name="stored">The uncompressed layer, named by its diff id.</param>
    /// <param name="mediaType">What the compressed one is called.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="SecretSafeException">The bytes do not have the diff id (SSC4004), cannot be read or cannot be kept (SSC4008).</exception>
    public static async Task<PackedLayer> PackAsync(ImageArchiveSource source, Descriptor stored, string mediaType, CancellationToken cancellationToken)
    {
        var name = $"layer {stored.Digest}";
        var layer = new StoredBlob(await source.OpenBlobAsync(stored, cancellationToken).ConfigureAwait(false), stored, name);
        await using var _ = layer.ConfigureAwait(false);
        var file = TemporaryFile.Create(source.Reference);
        try
        {
            using var hash = SHA256.Create();
            await CompressAsync(layer, file, hash, cancellationToken).ConfigureAwait(false);
            await layer.VerifyAsync(cancellationToken).ConfigureAwait(false);
            return new PackedLayer(file, new Descriptor(mediaType, Digest.OfHash(hash.Hash), file.Length));
        }
        catch (Exception failure)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            if (failure is IOException)
            {
                throw new SecretSafeException(DiagnosticCodes.Unreadable, name, $"it could not be compressed into a temporary file: {LocalFile.ReasonOf(failure)}", failure);
            }

            throw;
        }
    }

    /// <summary>Opens the compressed bytes; several may be open at once.</summary>
    public Stream Open() => new ArchiveSlice(file.SafeFileHandle, 0, Descriptor.Size);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => file.DisposeAsync();

    private static async Task CompressAsync(StoredBlob layer, FileStream file, SHA256 hash, CancellationToken cancellationToken)
    {
        var hashed = new CryptoStream(file, hash, CryptoStreamMode.Write, leaveOpen: true);
        await using var _ = hashed.ConfigureAwait(false);
        var buffered = new BufferedStream(hashed, BufferSize);
        await using var __ = buffered.ConfigureAwait(false);
        var gzip = new GZipStream(buffered, CompressionLevel.Optimal, leaveOpen: true);
        await using var ___ = gzip.ConfigureAwait(false);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await layer.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await gzip.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }
}
