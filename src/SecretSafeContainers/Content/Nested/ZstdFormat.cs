using System.Buffers.Binary;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Content.Nested;

/// <summary>Zstandard: all frames as one, skippable ones among them.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc8878"/></remarks>
internal sealed class ZstdFormat() : CompressedFormat((".zst", ""), (".tzst", ".tar"), (".zstd", ""))
{
    /// <inheritdoc/>
    public override bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) =>
        head.Length >= 8 && BinaryPrimitives.ReadUInt32LittleEndian(head) is var magic && (magic == ZstdFrame.Magic || ZstdFrame.IsSkippable(magic));

    /// <inheritdoc/>
    protected override Stream Open(Stream stored, DecoderMemory.Share memory) => memory.Refuse(ZstdFrames.WindowOf(stored, 0, stored.Length), NestingLimits.WindowBytes) is { } refusal
        ? new FailingStream(new SecretSafeException(DiagnosticCodes.LimitReached, "zstd data", refusal))
        : new GuardedDecoder(() => ZstdInflater.Open(stored), "zstd");
}
