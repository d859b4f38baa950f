using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Zip;

/// <summary>Zip, and all that is one: jar, war, nupkg, whl, docx, apk.</summary>
/// <remarks>
/// Readers differ in whom they believe, the central directory or the headers before the data. So both are read: entries that only have a local header are found,
/// and where the two differ both are followed.
/// </remarks>
internal sealed class ZipFormat : INestedFormat
{
    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => head.Length > ZipRecord.LocalBytes
        && (head.StartsWith(ZipRecord.LocalSignature) || head.StartsWith("PK\u0007\u0008PK\u0003\u0004"u8) || head.StartsWith("PK00PK\u0003\u0004"u8));

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var zip = file.Open();
        using var data = file.Open();
        var end = ZipEnd.Find(zip);
        using var memory = file.Memory.Open();
        var claimed = new ZipClaims();
        if (end is { Comment.Length: > 0 })
        {
            yield return new LayerEntry { Kind = LayerEntryKind.Other, Path = "", Attributes = [KeyValuePair.Create("comment", end.Comment)] };
        }

        var listed = 0L;
        for (var at = end?.Directory ?? 0; end is not null && at < end.End && listed < end.Count; listed++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            zip.Position = at;
            if (ZipRecord.ReadCentral(zip) is not { } record)
            {
                break;
            }

            at = zip.Position;
            foreach (var entry in Listed(data, record, record.Offset + end.Shift, claimed, memory, file.What))
            {
                yield return entry;
            }
        }

        var isSure = end is not null;
        await foreach (var (entry, isWhole) in UnlistedAsync(zip, data, claimed, memory, file.What, cancellationToken).ConfigureAwait(false))
        {
            isSure |= isWhole;
            yield return entry;
        }

        if (isSure && (end is null || listed < end.Count))
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, file.What,
                end is null ? "the zip has no central directory; what has headers of its own was read" : $"the zip's central directory breaks off behind {listed} of {end.Count} entries");
        }
    }

    private static IEnumerable<LayerEntry> Listed(Stream data, ZipRecord record, long at, ZipClaims claimed, DecoderMemory.Share memory, string zip)
    {
        var local = ZipRecord.ReadLocal(data, at);
        if (local is null)
        {
            yield return Entry(record, new FailingStream(new SecretSafeException(DiagnosticCodes.Malformed, $"{zip}!{record.Name}", "its data is not where the zip says")));
            yield break;
        }

        var slice = ZipData.SliceOf(data, record, local.Offset);
        yield return Entry(record, ZipData.Open(record, slice, memory, $"{zip}!{record.Name}"));
        claimed.Add(at, local.Offset, slice.Consumed);
        if (!local.AgreesWith(record))
        {
            slice = ZipData.SliceOf(data, local, local.Offset);
            yield return Entry(local, ZipData.Open(local, slice, memory, $"{zip}!{local.Name}"));
            claimed.Add(at, local.Offset, slice.Consumed);
        }
    }

    /// <summary>Entries that only have a local header, and whether they make it sure that this is a zip.</summary>
    private static async IAsyncEnumerable<(LayerEntry Entry, bool IsWhole)> UnlistedAsync(
        Stream zip, Stream data, ZipClaims claimed, DecoderMemory.Share memory, string what, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var at in ZipSignatures.Find(zip, ZipRecord.LocalSignature.ToArray(), cancellationToken))
        {
            if (claimed.Covers(at) || ZipRecord.ReadLocal(data, at) is not { Name.Length: > 0 } local || !ZipData.IsMethod(local.Method))
            {
                continue;
            }

            var slice = ZipData.SliceOf(data, local, local.Offset);
            using var content = new PeekedStream();
            await content.OpenAsync(ZipData.Open(local, slice, memory, $"{what}!{local.Name}"), cancellationToken).ConfigureAwait(false);
            // The signature may stand anywhere by chance: a header is one if its data can be read.
            var isWhole = content.Failure is null or SecretSafeException || content.Head.Length == PeekedStream.HeadBytes;
            if (isWhole || !content.Head.IsEmpty)
            {
                yield return (Entry(local, isWhole ? content : new MemoryStream(content.Head.ToArray(), writable: false)), isWhole);
                claimed.Add(at, local.Offset, slice.Consumed);
            }
        }
    }

    private static LayerEntry Entry(ZipRecord header, Stream content) => new()
    {
        Kind = header.Name.EndsWith('/') && header.StoredBytes == 0 ? LayerEntryKind.Directory : LayerEntryKind.File,
        Path = header.Name,
        Attributes = header.Comment.Length == 0 ? [] : [KeyValuePair.Create("comment", header.Comment)],
        Size = header.Bytes,
        Content = content,
    };
}
