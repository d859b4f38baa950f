using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Members of an archive that no manifest names, and what the tar says of all of them.</summary>
internal sealed class LooseMembers(ArchiveFile file, ArchiveIndex index, ArchiveBlobs blobs)
{
    /// <summary>Adds what can be read as documents and notes everything else as not audited.</summary>
    public async ValueTask<Image> AddAsync(Image image, ImageDocument? own, IReadOnlySet<Digest> named, CancellationToken cancellationToken)
    {
        var draft = new ImageDraft();
        foreach (var hidden in index.Hidden)
        {
            draft.Skip(hidden);
        }

        if (own is not null)
        {
            draft.Add(own);
        }

        var loose = index.Files.Where(member => member.Path != Layouts.Index && !IsNamed(member, named)).OrderBy(member => member.Offset).ToList();
        var files = new LooseFiles(draft, "archive member");
        foreach (var member in loose.Where(member => member.Size > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await files.AddAsync(new LooseFile(member.Path, member.Size, () => file.Open(member)), cancellationToken).ConfigureAwait(false);
        }

        var read = index.Files.Where(member => IsNamed(member, named)).Select(member => member.Path).ToHashSet(StringComparer.Ordinal);
        if (MemberListing.TryWrite("archive members", index.Headers.Where(header => !IsPlain(header, read))) is { } listing)
        {
            draft.Add(listing);
        }

        return draft.AddTo(image);
    }

    private bool IsNamed(ArchiveMember member, IReadOnlySet<Digest> named) => blobs.DigestOf(member) is { } digest && named.Contains(digest);

    /// <summary>True for a header that says nothing but a name that the format gives, or one that a document which is read says too.</summary>
    private static bool IsPlain(ArchiveHeader header, HashSet<string> read) =>
        header is { LinkTarget: null, Attributes.IsEmpty: true }
        && (header.Path is Layouts.Marker or Layouts.Index or DockerManifest.FileName or "repositories" or "blobs" or "blobs/sha256" || read.Contains(header.Path));
}
