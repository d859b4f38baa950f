namespace SecretSafeContainers.Testing.Images;

/// <summary>How a test's layer is stored.</summary>
public enum LayerCompression
{
    None,
    Gzip,
    Zstd,
}
