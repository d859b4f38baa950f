using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Folders;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Files of a layout folder that no manifest names: its marker, blobs of no image, and whatever else lies there.</summary>
/// <param name="folder">The layout.</param>
/// <param name="draft">Takes what can be read as documents, and notes everything else as not audited.</param>
internal sealed class LooseLayoutFiles(string folder, ImageDraft draft)
{
    private readonly LooseFiles files = new(draft, "layout file");

    /// <summary>Adds everything but what was named. Links are not followed: where they lead is not part of the layout.</summary>
    /// <param name="named">Digests of what was read, or null for the marker alone: the rest belongs to other images.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async ValueTask AddAsync(IReadOnlySet<Digest>? named, CancellationToken cancellationToken)
    {
        if (named is null)
        {
            await AddAsync(new FolderEntry(LayerEntryKind.File, Layouts.Marker, Path.Combine(folder, Layouts.Marker)), cancellationToken).ConfigureAwait(false);
            return;
        }

        List<ArchiveHeader> loose = [];
        try
        {
            foreach (var entry in new FolderWalk(folder, new FolderOptions()).Entries().Where(entry => entry.Path != Layouts.Index && !IsNamed(entry.Path, named)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!IsOfTheFormat(entry))
                {
                    loose.Add(new ArchiveHeader(entry.Path, entry.LinkTarget, []));
                }

                if (entry is { Kind: LayerEntryKind.File, Size: > 0 } or { Refusal: not null })
                {
                    await AddAsync(entry, cancellationToken).ConfigureAwait(false);
                }
            }
        }
        catch (SecretSafeException failure)
        {
            draft.Skip(Skipped.From(failure));
        }

        if (MemberListing.TryWrite("layout files", loose) is { } listing)
        {
            draft.Add(listing);
        }
    }

    private ValueTask AddAsync(FolderEntry entry, CancellationToken cancellationToken) =>
        files.AddAsync(new LooseFile(entry.Path, entry.Size, () => new FileContent(entry)), cancellationToken);

    private static bool IsNamed(string path, IReadOnlySet<Digest> named) =>
        path.Split('/') is ["blobs", var algorithm, var hex] && Digest.TryParse($"{algorithm}:{hex}", out var digest) && named.Contains(digest);

    private static bool IsOfTheFormat(FolderEntry entry) => entry.Path is Layouts.Marker or "blobs" or "blobs/sha256" && entry.LinkTarget is null;
}
