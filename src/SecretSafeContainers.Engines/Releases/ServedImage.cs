using System.Collections.Frozen;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>An image as the .NET SDK pulls its base from <see cref="LoopbackRegistry"/>.</summary>
public static class ServedImage
{
    /// <summary>What a registry that has this one image answers, by path.</summary>
    /// <param name="image">Must live as long as it is served: hand it to <see cref="LoopbackRegistry.Start"/>.</param>
    /// <param name="repository">Under which repository.</param>
    /// <param name="tag">Under which tag.</param>
    public static IReadOnlyDictionary<string, RegistryAnswer> Answers(ReleasableImage image, string repository, string tag)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentException.ThrowIfNullOrEmpty(repository);
        ArgumentException.ThrowIfNullOrEmpty(tag);
        var answers = new Dictionary<string, RegistryAnswer>(StringComparer.Ordinal) { ["/v2/"] = RegistryAnswer.Of("application/json", "{}"u8.ToArray()) };
        foreach (var manifest in image.Manifests)
        {
            answers[$"/v2/{repository}/manifests/{manifest.Descriptor.Digest}"] = RegistryAnswer.Of(manifest.Descriptor.MediaType, manifest.Json);
        }

        foreach (var blob in image.Blobs)
        {
            answers[$"/v2/{repository}/blobs/{blob.Digest}"] = new RegistryAnswer("application/octet-stream", blob.Digest, blob.Size, blob.OpenAsync);
        }

        answers[$"/v2/{repository}/manifests/{tag}"] = answers[$"/v2/{repository}/manifests/{image.Digest}"];
        return answers.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
