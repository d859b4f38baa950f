using System.Collections.Immutable;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>What an audit says about one image.</summary>
/// <param name="Reference">How a person names it, redacted.</param>
/// <param name="Digest">Digest of the manifest, or null if there is none.</param>
/// <param name="Platform">For which platform it is, or null.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Layers">The layers, lowest first.</param>
/// <param name="Findings">Leaks that nobody accepts, in the order of layers and places.</param>
/// <param name="Suppressed">Leaks that somebody accepts, by a comment, an item or a baseline. The verdict does not count them.</param>
/// <param name="Coverage">What was read and what was not.</param>
public sealed record ImageReport(
    string Reference,
    Digest? Digest,
    Platform? Platform,
    Verdict Verdict,
    ImmutableArray<LayerReport> Layers,
    ImmutableArray<Finding> Findings,
    ImmutableArray<SuppressedFinding> Suppressed,
    Coverage Coverage)
{
    /// <summary>Digest of the config, by which engines know the image; null if there is none.</summary>
    public Digest? ConfigDigest { get; init; }
}
