namespace SecretSafeContainers.Images;

/// <summary>A source that knows what refers to an image without being named by it: signatures, SBOMs and provenance that were attached later.</summary>
/// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers"/></remarks>
public interface IReferrerSource
{
    /// <summary>The manifests that name a manifest as their subject; empty if there are none, or the place keeps no such list.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">The list cannot be read.</exception>
    ValueTask<IReadOnlyList<Descriptor>> ReferrersAsync(Digest subject, CancellationToken cancellationToken);
}
