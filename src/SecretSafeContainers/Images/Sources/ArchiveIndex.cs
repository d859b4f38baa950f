using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Tar;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Where each member of an archive lies: its headers are read once, content is passed over.</summary>
internal sealed class ArchiveIndex
{
    private readonly Dictionary<string, ArchiveMember> files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> links = new(StringComparer.Ordinal);
    private readonly List<ArchiveMember> replaced = [];

    /// <summary>All files.</summary>
    public IReadOnlyCollection<ArchiveMember> Files => files.Values;

    /// <summary>What is in the archive but cannot be reached: replaced members, bytes that belong to none.</summary>
    public List<Skipped> Hidden { get; } = [];

    /// <summary>What the tar says of each member, in stored order: of files, folders, links and all else.</summary>
    public List<ArchiveHeader> Headers { get; } = [];

    /// <summary>Reads all headers of a tar.</summary>
    /// <param name="file">The archive; stays open.</param>
    /// <param name="reference">How to name it in an error.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SecretSafeException">It is no tar (SSC4002), is damaged (SSC4003) or passes a bound (SSC4007).</exception>
    public static async ValueTask<ArchiveIndex> ReadAsync(ArchiveFile file, string reference, CancellationToken cancellationToken)
    {
        var index = new ArchiveIndex();
        using var tar = new TarEntryReader(file.Stream, reference, new TarLimits { Entries = ImageLimits.ArchiveMembers, PathBytes = ImageLimits.ArchivePathBytes });
        try
        {
            while (await tar.ReadAsync(cancellationToken).ConfigureAwait(false) is { } entry)
            {
                index.Add(entry, tar.BytesRead);
            }

            await index.HideReplacedAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (failure.Code == DiagnosticCodes.Malformed && index.IsEmpty)
        {
            throw new SecretSafeException(DiagnosticCodes.NotAnImage, reference, failure.Why, failure);
        }
        catch (IOException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Unreadable, reference, LocalFile.ReasonOf(failure), failure);
        }

        return index;
    }

    /// <summary>Finds a member by its path, following links as Docker's older archives have them (<c>../id/layer.tar</c>).</summary>
    public bool TryFind(string path, [NotNullWhen(true)] out ArchiveMember? member)
    {
        var current = TarPath.Normalize(path);
        for (var hops = 0; hops <= ImageLimits.ArchiveLinks; hops++)
        {
            if (files.TryGetValue(current, out member))
            {
                return true;
            }

            if (!links.TryGetValue(current, out var target))
            {
                break;
            }

            current = target;
        }

        member = null;
        return false;
    }

    private bool IsEmpty => files.Count == 0 && links.Count == 0;

    private void Add(LayerEntry entry, long offset)
    {
        if (entry.Kind != LayerEntryKind.Stray)
        {
            Headers.Add(new ArchiveHeader(entry.Path, entry.LinkTarget, entry.Attributes));
        }

        switch (entry.Kind)
        {
            case LayerEntryKind.File:
                Forget(entry.Path);
                files[entry.Path] = new ArchiveMember(entry.Path, offset, entry.Size);
                break;
            case LayerEntryKind.SymbolicLink:
                Forget(entry.Path);
                links[entry.Path] = Resolve(entry.Path, entry.LinkTarget ?? "");
                break;
            case LayerEntryKind.HardLink:
                Forget(entry.Path);
                links[entry.Path] = TarPath.Normalize(entry.LinkTarget ?? "");
                break;
            case LayerEntryKind.Stray:
                Hidden.Add(new(DiagnosticCodes.Malformed, "archive", "bytes lie behind its end or between its members", entry.Size));
                break;
        }
    }

    /// <summary>Unpacking leaves the last of several members with one name; the earlier one is content all the same.</summary>
    private void Forget(string path)
    {
        links.Remove(path);
        if (files.Remove(path, out var earlier))
        {
            replaced.Add(earlier);
        }
    }

    /// <summary>The .NET SDK writes a blob once for each platform that has it: what is the same again hides nothing.</summary>
    private async ValueTask HideReplacedAsync(ArchiveFile file, CancellationToken cancellationToken)
    {
        foreach (var earlier in replaced)
        {
            if (!files.TryGetValue(earlier.Path, out var last) || last.Size != earlier.Size
                || await HashAsync(file, earlier, cancellationToken).ConfigureAwait(false) != await HashAsync(file, last, cancellationToken).ConfigureAwait(false))
            {
                Hidden.Add(new(
                    DiagnosticCodes.UnsupportedFormat, $"archive member {earlier.Path}", "a later member has the same name, so this one is not part of any image", earlier.Size));
            }
        }
    }

    private static async ValueTask<Digest> HashAsync(ArchiveFile file, ArchiveMember member, CancellationToken cancellationToken)
    {
        var content = file.Open(member);
        await using (content.ConfigureAwait(false))
        {
            return Digest.OfHash(await SHA256.HashDataAsync(content, cancellationToken).ConfigureAwait(false));
        }
    }

    private static string Resolve(string link, string target)
    {
        var segments = target.StartsWith('/') ? [] : link.Split('/')[..^1].ToList();
        foreach (var segment in target.Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return string.Join('/', segments);
    }
}
