namespace SecretSafeContainers.Images;

/// <summary>The media types of the OCI image specification and their Docker ancestors.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/media-types.md"/></remarks>
public static class MediaTypes
{
    /// <summary>OCI image index.</summary>
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";

    /// <summary>OCI image manifest.</summary>
    public const string OciManifest = "application/vnd.oci.image.manifest.v1+json";

    /// <summary>OCI image config.</summary>
    public const string OciConfig = "application/vnd.oci.image.config.v1+json";

    /// <summary>OCI layer, uncompressed.</summary>
    public const string OciLayer = "application/vnd.oci.image.layer.v1.tar";

    /// <summary>OCI layer, gzip.</summary>
    public const string OciLayerGzip = "application/vnd.oci.image.layer.v1.tar+gzip";

    /// <summary>OCI layer, zstd.</summary>
    public const string OciLayerZstd = "application/vnd.oci.image.layer.v1.tar+zstd";

    /// <summary>Docker manifest list, the ancestor of the OCI index.</summary>
    public const string DockerIndex = "application/vnd.docker.distribution.manifest.list.v2+json";

    /// <summary>Docker image manifest, schema 2.</summary>
    public const string DockerManifest = "application/vnd.docker.distribution.manifest.v2+json";

    /// <summary>Docker image config.</summary>
    public const string DockerConfig = "application/vnd.docker.container.image.v1+json";

    /// <summary>Docker layer, uncompressed.</summary>
    public const string DockerLayer = "application/vnd.docker.image.rootfs.diff.tar";

    /// <summary>Docker layer, gzip.</summary>
    public const string DockerLayerGzip = "application/vnd.docker.image.rootfs.diff.tar.gzip";

    /// <summary>An in-toto statement, as BuildKit's attestation manifests hold it.</summary>
    public const string InToto = "application/vnd.in-toto+json";

    /// <summary>True for an index of either kind.</summary>
    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerIndex;

    /// <summary>True for an image manifest of either kind.</summary>
    public static bool IsManifest(string mediaType) => mediaType is OciManifest or DockerManifest;

    /// <summary>True for what is a tar layer by its declaration, whatever compression it declares.</summary>
    public static bool IsLayer(string mediaType) =>
        mediaType.StartsWith("application/vnd.oci.image.layer.", StringComparison.Ordinal)
        || mediaType.StartsWith("application/vnd.docker.image.rootfs.", StringComparison.Ordinal);

    /// <summary>True for a layer that may lawfully be stored elsewhere: Windows base layers and other non-distributable ones.</summary>
    public static bool IsForeignLayer(string mediaType) =>
        mediaType.Contains(".nondistributable.", StringComparison.Ordinal) || mediaType.Contains(".foreign.", StringComparison.Ordinal);
}
