namespace SecretSafeContainers.Images;

/// <summary>The operating system and processor for which an image is built.</summary>
/// <param name="Os">As Go's GOOS: <c>linux</c>, <c>windows</c>; <c>unknown</c> for attestations.</param>
/// <param name="Architecture">As Go's GOARCH: <c>amd64</c>, <c>arm64</c>.</param>
/// <param name="Variant">Processor variant such as <c>v8</c>, or null.</param>
public sealed record Platform(string Os, string Architecture, string? Variant = null)
{
    /// <summary>Reads <c>os/architecture[/variant]</c>; null if it is not that.</summary>
    public static Platform? TryParse(string text) => text.Split('/') switch
    {
        [{ Length: > 0 } os, { Length: > 0 } architecture] => new(os, architecture),
        [{ Length: > 0 } os, { Length: > 0 } architecture, { Length: > 0 } variant] => new(os, architecture, variant),
        _ => null,
    };

    /// <summary>True if an image for <paramref name="other"/> is one for this platform: no variant means any, and arm64 is arm64/v8.</summary>
    public bool Includes(Platform other) =>
        Os == other.Os && Architecture == other.Architecture
        && (Variant is null || Variant == other.Variant || (Architecture == "arm64" && Variant == "v8" && other.Variant is null));

    /// <inheritdoc/>
    public override string ToString() => Variant is null ? $"{Os}/{Architecture}" : $"{Os}/{Architecture}/{Variant}";
}
