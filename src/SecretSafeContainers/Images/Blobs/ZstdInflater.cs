using SharpCompress.Common;
using SharpCompress.Compressors.ZStandard;

namespace SecretSafeContainers.Images.Blobs;

/// <summary>The one door to SharpCompress' zstd.</summary>
internal static class ZstdInflater
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Opens all frames of the input as one stream; it throws <see cref="InvalidDataException"/> where they break the format or end early.</summary>
    /// <param name="compressed">The stored bytes; stay the caller's.</param>
    public static Stream Open(Stream compressed) => new Frames(new DecompressionStream(compressed, BufferSize, checkEndOfStream: true, leaveOpen: true));

    private sealed class Frames(DecompressionStream inner) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (Exception failure) when (failure is SharpCompressException or ZstdException or EndOfStreamException)
            {
                throw Damaged(failure);
            }
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            try
            {
                return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is SharpCompressException or ZstdException or EndOfStreamException)
            {
                throw Damaged(failure);
            }
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }

        private static InvalidDataException Damaged(Exception failure) =>
            new(failure is IncompleteArchiveException or EndOfStreamException ? "the zstd data ends early" : "the zstd data breaks its format, or something else follows it", failure);
    }
}
