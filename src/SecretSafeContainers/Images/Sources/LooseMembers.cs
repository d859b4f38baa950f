using System.Text.Json;
using System.Text.Unicode;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Members of an archive that no manifest names: legacy JSON of Docker's first format, or whatever else somebody packed.</summary>
internal sealed class LooseMembers(ArchiveFile file, ArchiveIndex index, ArchiveBlobs blobs)
{
    /// <summary>Content of each <c>VERSION</c> of Docker's first format.</summary>
    private const string FormatVersion = "1.0";

    /// <summary>Adds JSON as documents and notes everything else as not audited.</summary>
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

        var loose = index.Files.Where(member => member.Size > 0 && member.Path != Layouts.Index && !(blobs.DigestOf(member) is { } digest && named.Contains(digest)));
        foreach (var member in loose.OrderBy(member => member.Offset))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await AddAsync(member, draft, cancellationToken).ConfigureAwait(false);
        }

        return draft.AddTo(image);
    }

    private async ValueTask AddAsync(ArchiveMember member, ImageDraft draft, CancellationToken cancellationToken)
    {
        var name = $"archive member {member.Path}";
        if (member.Size <= ImageLimits.LooseBytes)
        {
            var stream = file.Open(member);
            await using var _ = stream.ConfigureAwait(false);
            var content = await BoundedDocument.ReadAsync(stream, name, cancellationToken).ConfigureAwait(false);
            if (IsJson(content))
            {
                draft.Add(new ImageDocument(KindOf(member.Path), name, content));
                return;
            }

            if (content.Span.Trim("\r\n "u8).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(FormatVersion)))
            {
                return;
            }
        }

        draft.Skip(new(DiagnosticCodes.UnsupportedFormat, name, "no manifest names it, so it belongs to no image", member.Size));
    }

    private static ImageDocumentKind KindOf(string path) =>
        path is DockerManifest.FileName or Layouts.Marker or "repositories" ? ImageDocumentKind.Manifest : ImageDocumentKind.Config;

    private static bool IsJson(ReadOnlyMemory<byte> content)
    {
        if (!Utf8.IsValid(content.Span))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = ImageLimits.JsonDepth });
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
