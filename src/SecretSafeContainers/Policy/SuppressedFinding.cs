using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Policy;

/// <summary>A finding that somebody accepted. It stays in every report, and no verdict counts it.</summary>
/// <param name="Kind">What accepts it.</param>
/// <param name="By">What exactly: an item's Include, an entry's fingerprint, or the comment's place as <c>file:line</c>.</param>
/// <param name="Reason">Why, in the words of who accepted it, redacted; empty for an entry of a baseline that gives none.</param>
/// <param name="Expires">The last day on which it is accepted, or null.</param>
/// <param name="Finding">What was found.</param>
public sealed record SuppressedFinding(SuppressionKind Kind, string By, string Reason, DateOnly? Expires, Finding Finding);
