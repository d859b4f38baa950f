using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>A compression of one file. A subclass supplies the magic and the decoder.</summary>
/// <param name="suffixes">Endings of names, each with what remains in its place: <c>.tgz</c> holds a <c>.tar</c>.</param>
internal abstract class CompressedFormat(params (string Suffix, string Instead)[] suffixes) : INestedFormat
{
    /// <inheritdoc/>
    public abstract bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name);

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stored = file.Open();
        if (!TryReadHeader(stored, out var name, out var texts))
        {
            yield break;
        }

        stored.Position = 0;
        using var memory = file.Memory.Open();
        var decoder = Open(stored, memory);
        await using (decoder.ConfigureAwait(false))
        {
            using var content = new PeekedStream();
            await content.OpenAsync(decoder, cancellationToken).ConfigureAwait(false);
            if (content.Failure is SecretSafeException refusal)
            {
                throw new SecretSafeException(refusal.Code, file.What, refusal.Why, refusal);
            }

            // Chance, and the samples of test data, do not get far: what breaks within the first bytes that come out is searched, and is no damage worth saying.
            Stream readable = content.Failure is null || content.Head.Length == PeekedStream.HeadBytes
                ? new DecodedStream(content, decoder, memory)
                : new MemoryStream(content.Head.ToArray(), writable: false);
            if (content.Failure is null || !content.Head.IsEmpty)
            {
                yield return new LayerEntry { Kind = LayerEntryKind.File, Path = name, Attributes = texts, Content = readable };
            }
        }
    }

    /// <inheritdoc/>
    public string NameOfContent(string name)
    {
        foreach (var (suffix, instead) in suffixes)
        {
            if (name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase))
            {
                return $"{name[..^suffix.Length]}{instead}";
            }
        }

        return name;
    }

    /// <summary>The uncompressed bytes; damage is an <see cref="InvalidDataException"/>.</summary>
    /// <param name="stored">The compressed bytes; stay the caller's.</param>
    /// <param name="memory">What the decoder may have; stays the caller's.</param>
    protected abstract Stream Open(Stream stored, DecoderMemory.Share memory);

    /// <summary>Reads what the header says in text; false if the header is not valid.</summary>
    protected virtual bool TryReadHeader(Stream stored, out string name, out ImmutableArray<KeyValuePair<string, string>> texts)
    {
        (name, texts) = ("", []);
        return true;
    }

    /// <summary>The content, which releases the decoder and its memory when it is done with.</summary>
    private sealed class DecodedStream(PeekedStream content, Stream decoder, DecoderMemory.Share memory) : ReadOnlyStream
    {
        public override int Read(Span<byte> buffer) => content.Read(buffer);

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => content.ReadAsync(buffer, cancellationToken);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                decoder.Dispose();
                memory.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
