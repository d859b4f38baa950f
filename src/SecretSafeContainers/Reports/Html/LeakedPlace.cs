using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Html;

/// <summary>One place of a secret in one image.</summary>
/// <param name="Image">The image.</param>
/// <param name="Finding">What was found there.</param>
internal sealed record LeakedPlace(ImageReport Image, Finding Finding);
