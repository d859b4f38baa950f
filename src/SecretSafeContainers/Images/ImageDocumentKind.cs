namespace SecretSafeContainers.Images;

/// <summary>What a document of an image is.</summary>
public enum ImageDocumentKind
{
    /// <summary>The image config: env, labels, history and the rest.</summary>
    Config,

    /// <summary>A manifest, an index or a descriptor on the way from the reference to the image: holds annotations.</summary>
    Manifest,

    /// <summary>An attestation about the image: an in-toto statement or the manifest that carries it.</summary>
    Attestation,

    /// <summary>Names, link targets and attributes of what an archive or layout holds beside the image.</summary>
    Listing,

    /// <summary>The text of a Dockerfile from which an image is about to be built; no JSON.</summary>
    Dockerfile,

    /// <summary>What else such a build is told: arguments and the address of its context.</summary>
    BuildSettings,
}
