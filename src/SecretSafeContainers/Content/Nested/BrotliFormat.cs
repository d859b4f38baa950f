using System.IO.Compression;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Brotli, which has no magic: told by its name alone, as web servers do with what a build compresses for them.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc7932"/></remarks>
internal sealed class BrotliFormat() : CompressedFormat((Suffix, ""))
{
    private const string Suffix = ".br";

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > 1 && name.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => new Decoder(new BrotliStream(stored, CompressionMode.Decompress, leaveOpen: true));

    /// <summary>The platform says of damage that an operation is invalid.</summary>
    private sealed class Decoder(BrotliStream inner) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer)
        {
            try
            {
                return inner.Read(buffer);
            }
            catch (InvalidOperationException failure)
            {
                throw new InvalidDataException("the brotli data is damaged", failure);
            }
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(Read(buffer.Span));

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
