using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>The index over the images of several runtime identifiers, as the SDK announces it.</summary>
/// <param name="Digest">Digest of its text.</param>
/// <param name="Manifests">The manifests that it names.</param>
public sealed record GeneratedIndex(Digest Digest, ImmutableArray<Digest> Manifests)
{
    /// <summary>Reads what the SDK announced, and holds it against the images that it announced.</summary>
    /// <param name="json">The index's text.</param>
    /// <param name="images">The images.</param>
    /// <exception cref="SecretSafeException">It is no index, or it names other images (SSC4010).</exception>
    public static GeneratedIndex Read(string json, IEnumerable<GeneratedImage> images)
    {
        ArgumentNullException.ThrowIfNull(json);
        var index = new GeneratedIndex(Digest.OfBytes(Encoding.UTF8.GetBytes(json)), ReadManifests(json));
        return index.Manifests.ToHashSet().SetEquals(images.Select(image => image.Manifest.Digest))
            ? index
            : throw new SecretSafeException(DiagnosticCodes.NotPublished, "the index that the SDK reports", "it does not name the images that the SDK reports");
    }

    private static ImmutableArray<Digest> ReadManifests(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = ImageLimits.JsonDepth });
            return
            [
                .. document.RootElement.GetProperty("manifests").EnumerateArray()
                    .Select(manifest => Digest.TryParse(manifest.GetProperty("digest").GetString(), out var digest) ? digest : default),
            ];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SecretSafeException(DiagnosticCodes.NotPublished, "the index that the SDK reports", "it is not an image index", failure);
        }
    }
}
