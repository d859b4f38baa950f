using SecretSafeContainers.Diagnostics;
using SharpCompress.Compressors.Xz;
using ReadOnlyStream = SecretSafeContainers.Images.ReadOnlyStream;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Xz: all streams as one, padding between them passed over.</summary>
/// <remarks><see href="https://tukaani.org/xz/xz-file-format.txt"/></remarks>
internal sealed class XzFormat() : CompressedFormat((".xz", ""), (".txz", ".tar"))
{
    private const int HeaderBytes = 12;

    private static ReadOnlySpan<byte> Magic => [0xFD, (byte)'7', (byte)'z', (byte)'X', (byte)'Z', 0];

    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > HeaderBytes && head.StartsWith(Magic);

    /// <inheritdoc/>
    protected override Stream Open(Stream stored) => new Streams(stored);

    private sealed class Streams(Stream stored) : ReadOnlyStream
    {
        private GuardedDecoder? current;
        private bool ended;

        public override int Read(Span<byte> buffer)
        {
            while (!ended && !buffer.IsEmpty)
            {
                current ??= OpenNext();
                if (current.Read(buffer) is > 0 and var read)
                {
                    return read;
                }

                current = null;
                ended = !FindNext();
            }

            return 0;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

        private GuardedDecoder OpenNext() => XzDictionary.Read(stored) is > NestingLimits.DictionaryBytes and var bytes
            ? throw new SecretSafeException(DiagnosticCodes.LimitReached, "xz data", $"it asks for a dictionary of {bytes} bytes")
            : new GuardedDecoder(() => new XZStream(stored), "xz");

        /// <summary>True if another stream follows, behind padding of zeros.</summary>
        private bool FindNext()
        {
            int next;
            while ((next = stored.ReadByte()) == 0)
            {
            }

            if (next < 0)
            {
                return false;
            }

            stored.Position--;
            Span<byte> magic = stackalloc byte[Magic.Length];
            if (stored.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) < magic.Length || !magic.SequenceEqual(Magic))
            {
                throw new InvalidDataException("something else follows its xz data");
            }

            stored.Position -= magic.Length;
            return true;
        }
    }
}
