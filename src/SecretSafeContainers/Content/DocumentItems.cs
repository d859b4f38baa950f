using System.Runtime.InteropServices;
using System.Text;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content;

/// <summary>The content items of an image's documents: of JSON one for each key, string and number, in the channel that its place means; a Dockerfile as it is.</summary>
internal static class DocumentItems
{
    /// <summary>The items, in document order.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">The document is not JSON (SSC4003).</exception>
    public static IEnumerable<ContentItem> Of(ImageDocument document)
    {
        if (document.Kind == ImageDocumentKind.Dockerfile)
        {
            yield return new ContentItem(new(ContentChannel.Publish) { Path = document.Name }, ToStream(document.Json));
            yield break;
        }

        foreach (var text in JsonTexts.Read(document.Name, document.Json))
        {
            yield return new ContentItem(Locate(document.Kind, text), ToStream(text.Utf8));
        }
    }

    private static ContentLocation Locate(ImageDocumentKind kind, JsonText text) => kind switch
    {
        ImageDocumentKind.Manifest => new(ContentChannel.Annotation) { Pointer = text.Pointer },
        ImageDocumentKind.Attestation => new(ContentChannel.Attestation) { Pointer = text.Pointer },
        ImageDocumentKind.Listing => text.Path switch
        {
            ["members", _, "link"] => new(ContentChannel.Link) { Pointer = text.Pointer, Key = "link" },
            ["members", _, "attributes", _] => new(ContentChannel.Xattr) { Pointer = text.Pointer, Key = "attributes" },
            _ => new(ContentChannel.FileName) { Pointer = text.Pointer, Key = "path" },
        },
        // History and provenance are where these would be found.
        ImageDocumentKind.BuildSettings => text.Path is ["arguments", _]
            ? new(ContentChannel.History) { Pointer = $"/arguments/{NameOf(text.Utf8.Span)}", Key = NameOf(text.Utf8.Span) }
            : new(ContentChannel.Attestation) { Pointer = text.Pointer },
        _ => text.Path switch
        {
            ["history", _, var field, ..] => new(ContentChannel.History) { Pointer = text.Pointer, Key = field },
            [_, "Env", _] => new(ContentChannel.Env) { Pointer = text.Pointer, Key = NameOf(text.Utf8.Span) },
            [_, "Labels", var label] => new(ContentChannel.Label) { Pointer = text.Pointer, Key = label },
            _ => new(ContentChannel.Config) { Pointer = text.Pointer },
        },
    };

    private static string NameOf(ReadOnlySpan<byte> variable)
    {
        var equals = variable.IndexOf((byte)'=');
        return Encoding.UTF8.GetString(equals < 0 ? variable : variable[..equals]);
    }

    private static MemoryStream ToStream(ReadOnlyMemory<byte> text) => MemoryMarshal.TryGetArray(text, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(text.ToArray(), writable: false);
}
