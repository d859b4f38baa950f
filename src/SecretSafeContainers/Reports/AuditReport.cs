using System.Collections.Immutable;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>The result of an audit: redacted, complete, and the only thing that leaves it.</summary>
/// <param name="Phase">At which moment it was made.</param>
/// <param name="Images">One entry an image and platform.</param>
/// <param name="SharedLayers">Leaking layers that several images hold.</param>
public sealed record AuditReport(AuditPhase Phase, ImmutableArray<ImageReport> Images, ImmutableArray<SharedLayer> SharedLayers)
{
    /// <summary>The worst verdict of all images; "incomplete" if there is none: nothing was audited.</summary>
    public Verdict Verdict => Images.IsEmpty ? Verdict.Incomplete : Images.Max(image => image.Verdict);

    /// <summary>The same about images that an engine had and that got manifests since, in a registry or an archive.</summary>
    /// <param name="manifests">Digests of the manifests by those of their configs.</param>
    public AuditReport WithManifests(IReadOnlyDictionary<Digest, Digest> manifests) => this with
    {
        Images = [.. Images.Select(image => image.ConfigDigest is { } config && manifests.TryGetValue(config, out var manifest) ? image with { Digest = manifest } : image)],
    };
}
