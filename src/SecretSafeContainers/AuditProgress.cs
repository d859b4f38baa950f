namespace SecretSafeContainers;

/// <summary>How far the audit of an image is. Reported for each entry of a layer, so whoever shows it picks moments.</summary>
/// <param name="Image">The image's reference, redacted.</param>
/// <param name="Layer">The layer that is read, from 1.</param>
/// <param name="Layers">How many there are.</param>
/// <param name="Bytes">Bytes read of the image's layers so far, uncompressed.</param>
public readonly record struct AuditProgress(string Image, int Layer, int Layers, long Bytes);
