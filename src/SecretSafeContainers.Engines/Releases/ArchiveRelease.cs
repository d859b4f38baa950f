using System.Formats.Tar;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>Writes an image into one file that is an OCI layout and what <c>docker save</c> writes at once, for every engine to load.</summary>
/// <remarks>The same image under the same names gives the same bytes. <see href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md"/></remarks>
public static class ArchiveRelease
{
    /// <summary>Writes the archive beside its place under another name, readable by this user alone, and moves it there when it is complete.</summary>
    /// <param name="image">What to write. Not owned.</param>
    /// <param name="path">The file, as <see cref="Publishing.ArchiveDestination.Locate"/> says it; an earlier one is replaced.</param>
    /// <param name="repository">The name without registry and tag.</param>
    /// <param name="tags">The tags; none for an image without a name.</param>
    /// <param name="cancellationToken">Stops it; nothing is left then, and an earlier file stays.</param>
    /// <returns>The names with the digest that each one names.</returns>
    /// <exception cref="SecretSafeException">It cannot be written (SSC3009), or something of the image cannot be read. Nothing is left then.</exception>
    public static async Task<IReadOnlyList<PublishedName>> WriteAsync(
        ReleasableImage image, string path, string repository, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(repository);
        ArgumentNullException.ThrowIfNull(tags);
        try
        {
            using var file = ReplacedFile.Create(path);
            await WriteAsync(image, file.Stream, new ArchiveNames(repository, tags), cancellationToken).ConfigureAwait(false);
            await file.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.NotReleased, path, $"the archive could not be written, and nothing is left of it: {failure.Message}", failure);
        }

        return [.. tags.Select(tag => new PublishedName(tag, image.Digest, image.ImageId))];
    }

    private static async Task WriteAsync(ReleasableImage image, Stream stream, ArchiveNames names, CancellationToken cancellationToken)
    {
        var tar = new TarWriter(stream, TarEntryFormat.Gnu, leaveOpen: true);
        await using var _ = tar.ConfigureAwait(false);
        await AddAsync(tar, "oci-layout", """{"imageLayoutVersion":"1.0.0"}"""u8.ToArray(), cancellationToken).ConfigureAwait(false);
        await AddAsync(tar, "index.json", names.Index(image.Descriptor), cancellationToken).ConfigureAwait(false);
        await AddAsync(tar, "manifest.json", names.DockerManifest(image), cancellationToken).ConfigureAwait(false);
        foreach (var manifest in image.Manifests)
        {
            await AddAsync(tar, ArchiveNames.PathOf(manifest.Descriptor.Digest), manifest.Json, cancellationToken).ConfigureAwait(false);
        }

        foreach (var blob in image.Blobs)
        {
            var bytes = await blob.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var __ = bytes.ConfigureAwait(false);
            await AddAsync(tar, ArchiveNames.PathOf(blob.Digest), bytes, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Task AddAsync(TarWriter tar, string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) =>
        AddAsync(tar, path, new MemoryStream(bytes.ToArray(), writable: false), cancellationToken);

    private static Task AddAsync(TarWriter tar, string path, Stream bytes, CancellationToken cancellationToken)
    {
        var entry = new GnuTarEntry(TarEntryType.RegularFile, path)
        {
            DataStream = bytes,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            ModificationTime = DateTimeOffset.UnixEpoch,
        };
        return tar.WriteEntryAsync(entry, cancellationToken);
    }
}
