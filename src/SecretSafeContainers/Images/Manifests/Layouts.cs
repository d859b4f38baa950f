namespace SecretSafeContainers.Images.Manifests;

/// <summary>Names of an OCI image layout.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/image-layout.md"/></remarks>
internal static class Layouts
{
    /// <summary>The file that marks a layout.</summary>
    public const string Marker = "oci-layout";

    /// <summary>The file that names what the layout holds.</summary>
    public const string Index = "index.json";

    /// <summary>Annotation of a descriptor in <see cref="Index"/>: its tag.</summary>
    public const string RefName = "org.opencontainers.image.ref.name";

    /// <summary>Where a blob lies in a layout, with <c>/</c>.</summary>
    public static string BlobPath(Digest digest) => $"blobs/{digest.ToString().Replace(':', '/')}";
}
