namespace SecretSafeContainers.Images;

/// <summary>Which of the two sets of media types a manifest of ours uses: the .NET SDK's <c>ContainerImageFormat</c>.</summary>
public enum ImageFormat
{
    /// <summary>Those of the OCI image specification.</summary>
    Oci,

    /// <summary>Docker's, version 2 schema 2.</summary>
    Docker,
}
