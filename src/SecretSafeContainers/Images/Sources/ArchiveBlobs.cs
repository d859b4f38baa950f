using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>The members of an archive by digest: those that are named by it, and those that got one here.</summary>
internal sealed class ArchiveBlobs(ArchiveFile file, ArchiveIndex index)
{
    private readonly Dictionary<Digest, ArchiveMember> members = [];
    private readonly Dictionary<ArchiveMember, Digest> digests = [];
    private readonly Dictionary<Digest, byte[]> synthesised = [];
    private readonly Dictionary<Digest, string> absent = [];

    /// <summary>True if there is content of this digest.</summary>
    public bool Has(Digest digest) => synthesised.ContainsKey(digest) || Find(digest) is not null;

    /// <summary>The digest by which a member is known, or null if nothing gave it one.</summary>
    public Digest? DigestOf(ArchiveMember member) =>
        digests.TryGetValue(member, out var digest) ? digest : NamedDigest(member.Path);

    /// <summary>Opens content.</summary>
    /// <exception cref="SecretSafeException">It is not there (SSC4005).</exception>
    public Stream Open(Digest digest)
    {
        if (synthesised.TryGetValue(digest, out var bytes))
        {
            return new MemoryStream(bytes, writable: false);
        }

        return Find(digest) is { } member
            ? file.Open(member)
            : throw new SecretSafeException(DiagnosticCodes.MissingBlob, absent.GetValueOrDefault(digest, $"blob {digest}"), "the archive names it but does not hold it");
    }

    /// <summary>Adds a document of our own making.</summary>
    public Descriptor Add(string mediaType, byte[] document)
    {
        var digest = Digest.OfBytes(document);
        synthesised[digest] = document;
        return new Descriptor(mediaType, digest, document.Length);
    }

    /// <summary>
    /// Gives a member a digest: the one in its name, else the expected one if the bytes are stored as they were hashed, else one that is computed.
    /// The first two are claims, which reading verifies.
    /// </summary>
    /// <param name="path">The member's path as <c>manifest.json</c> says it.</param>
    /// <param name="mediaType">For the descriptor.</param>
    /// <param name="uncompressed">What the config says is the digest of the uncompressed bytes, or null.</param>
    /// <param name="cancellationToken">Stops the hashing.</param>
    public async ValueTask<Descriptor> DescribeAsync(string path, string mediaType, Digest? uncompressed, CancellationToken cancellationToken)
    {
        if (!index.TryFind(path, out var member))
        {
            var stand = NamedDigest(path) ?? uncompressed ?? Digest.OfBytes(System.Text.Encoding.UTF8.GetBytes(path));
            absent[stand] = $"archive member {path}";
            return new Descriptor(mediaType, stand, 0);
        }

        if (!digests.TryGetValue(member, out var digest))
        {
            digest = await ClaimAsync(member, uncompressed, cancellationToken).ConfigureAwait(false) is { } claim && IsFree(claim, member)
                ? claim
                : await HashAsync(member, cancellationToken).ConfigureAwait(false);
            digests[member] = digest;
            members.TryAdd(digest, member);
        }

        return new Descriptor(mediaType, digest, member.Size);
    }

    /// <summary>The digest that a path names: <c>blobs/sha256/hex</c> or <c>hex.json</c>.</summary>
    private static Digest? NamedDigest(string path)
    {
        var segments = path.Split('/');
        var text = segments switch
        {
            ["blobs", var algorithm, var hex] => $"{algorithm}:{hex}",
            [var name] when name.EndsWith(".json", StringComparison.Ordinal) => $"sha256:{name[..^5]}",
            _ => null,
        };
        return Digest.TryParse(text, out var digest) ? digest : null;
    }

    private ArchiveMember? Find(Digest digest) =>
        members.TryGetValue(digest, out var member) || index.TryFind(Layouts.BlobPath(digest), out member) || index.TryFind($"{digest.Hex}.json", out member) ? member : null;

    /// <summary>Two members that claim one digest: the second is hashed, or its own bytes would never be read.</summary>
    private bool IsFree(Digest claim, ArchiveMember member) => Find(claim) is not { } other || other == member;

    private async ValueTask<Digest?> ClaimAsync(ArchiveMember member, Digest? uncompressed, CancellationToken cancellationToken)
    {
        if (NamedDigest(member.Path) is { } named)
        {
            return named;
        }

        var first = new byte[MagicBytes.Length];
        var stream = file.Open(member);
        await using var _ = stream.ConfigureAwait(false);
        var length = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        return MagicBytes.Detect(first.AsSpan(0, length)) == Compression.None ? uncompressed : null;
    }

    private async ValueTask<Digest> HashAsync(ArchiveMember member, CancellationToken cancellationToken)
    {
        var stream = file.Open(member);
        await using var _ = stream.ConfigureAwait(false);
        return Digest.OfHash(await SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false));
    }
}
