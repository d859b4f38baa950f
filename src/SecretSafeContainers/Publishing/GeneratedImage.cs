using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Publishing;

/// <summary>An image as the SDK announces it after publishing: an item of <c>GeneratedContainer</c>, its texts verified by digest.</summary>
public sealed class GeneratedImage
{
    private GeneratedImage(Descriptor manifest, byte[] manifestJson, byte[] configJson)
    {
        Manifest = manifest;
        ManifestJson = manifestJson;
        ConfigJson = configJson;
        ConfigDigest = Digest.OfBytes(configJson);
        Layers = ReadLayers(manifestJson);
    }

    /// <summary>Names the manifest.</summary>
    public Descriptor Manifest { get; }

    /// <summary>The manifest's exact bytes.</summary>
    public ReadOnlyMemory<byte> ManifestJson { get; }

    /// <summary>The config's exact bytes.</summary>
    public ReadOnlyMemory<byte> ConfigJson { get; }

    /// <summary>Digest of the config: what docker calls the image's id.</summary>
    public Digest ConfigDigest { get; }

    /// <summary>Digests of the layers, lowest first. The topmost is the app: the SDK adds exactly one.</summary>
    public ImmutableArray<Digest> Layers { get; }

    /// <summary>Reads what the SDK announced.</summary>
    /// <param name="manifest">The manifest's text.</param>
    /// <param name="configuration">The config's text.</param>
    /// <param name="digest">The manifest's digest.</param>
    /// <param name="mediaType">The manifest's media type.</param>
    /// <exception cref="SecretSafeException">The text does not have the digest (SSC4010).</exception>
    public static GeneratedImage Read(string manifest, string configuration, string digest, string mediaType)
    {
        var json = Encoding.UTF8.GetBytes(manifest);
        if (!Digest.TryParse(digest, out var announced) || announced != Digest.OfBytes(json))
        {
            throw new SecretSafeException(
                DiagnosticCodes.NotPublished, $"manifest {digest}", "the manifest that the SDK reports does not have the digest that it reports");
        }

        return new(new Descriptor(mediaType, announced, json.Length), json, Encoding.UTF8.GetBytes(configuration));
    }

    /// <summary>True if an image that was read is this one: by its manifest, or by its config where the store keeps no manifest.</summary>
    public bool Is(Image image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return image.Digest == Manifest.Digest || image.ConfigDigest == ConfigDigest;
    }

    private static ImmutableArray<Digest> ReadLayers(byte[] manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest, new JsonDocumentOptions { MaxDepth = ImageLimits.JsonDepth });
            return
            [
                .. document.RootElement.GetProperty("layers").EnumerateArray()
                    .Select(layer => Digest.TryParse(layer.GetProperty("digest").GetString(), out var digest) ? digest : default),
            ];
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new SecretSafeException(DiagnosticCodes.NotPublished, "the manifest that the SDK reports", "it is not an image manifest", failure);
        }
    }
}
