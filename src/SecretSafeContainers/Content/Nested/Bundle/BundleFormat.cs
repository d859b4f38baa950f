using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using SecretSafeContainers.Content.Nested.Zip;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested.Bundle;

/// <summary>A .NET app in a single file: its host, and behind it the app's files as they are or deflated.</summary>
/// <remarks>
/// The host has a place for the header's offset, and behind it a signature. What has both and a plausible header is a bundle beyond chance, so damage is said even
/// if no file could be read. <see href="https://github.com/dotnet/designs/blob/main/accepted/2020/single-file/bundler.md"/>
/// </remarks>
internal sealed class BundleFormat : INestedFormat
{
    /// <summary>Computed, so that no program that contains this one has it.</summary>
    private static readonly byte[] Signature = SHA256.HashData(".net core bundle\n"u8);

    /// <inheritdoc/>
    public bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name) => ProgramHead.IsProgram(head);

    /// <inheritdoc/>
    public bool Fits(ReadOnlySpan<byte> head, long size) => size == 0 || ProgramHead.EndOf(head) is not { } end || end < size;

    /// <inheritdoc/>
    public async IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var stored = file.Open();
        using var data = file.Open();
        if (Find(stored, cancellationToken) is not { } header)
        {
            yield break;
        }

        yield return new LayerEntry { Kind = LayerEntryKind.Other, Path = "", Attributes = [KeyValuePair.Create("bundle id", header.Id)] };
        if (!header.IsKnownVersion)
        {
            throw new SecretSafeException(DiagnosticCodes.UnsupportedFormat, file.What, $"version {header.Major} of single-file bundles is not read");
        }

        stored.Position = header.EntriesAt;
        using var reader = new BinaryReader(stored);
        for (var read = 0; read < header.Count; read++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (BundleEntry.Read(reader, header) is not { } entry)
            {
                throw new SecretSafeException(DiagnosticCodes.Malformed, file.What, $"the single-file bundle breaks off behind {read} of {header.Count} files");
            }

            yield return new LayerEntry { Kind = LayerEntryKind.File, Path = entry.Path, Size = entry.Size, Content = Open(data, entry, $"{file.What}!{entry.Path}") };
        }
    }

    /// <summary>The header of the bundle that a program is; null if it is none.</summary>
    public static BundleHeader? Find(Stream stored, CancellationToken cancellationToken)
    {
        foreach (var at in ZipSignatures.Find(stored, Signature, cancellationToken))
        {
            if (BundleHeader.Read(stored, at - sizeof(long)) is { } header)
            {
                return header;
            }
        }

        return null;
    }

    private static Stream Open(Stream data, BundleEntry entry, string what)
    {
        if (entry.Offset < 0 || entry.Size < 0 || entry.StoredBytes < 0 || entry.Offset > data.Length - entry.StoredBytes)
        {
            return new FailingStream(new SecretSafeException(DiagnosticCodes.Malformed, what, "its data is not where the single-file bundle says"));
        }

        Stream slice = new StreamSlice(data, entry.Offset, entry.StoredBytes);
        return new CompleteStream(entry.IsDeflated ? new DeflateStream(slice, CompressionMode.Decompress) : slice, entry.Size);
    }
}
