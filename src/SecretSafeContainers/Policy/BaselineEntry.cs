namespace SecretSafeContainers.Policy;

/// <summary>An accepted finding. Only the fingerprint decides; the rest is there for who reads the file.</summary>
/// <param name="Path">Where it lay, redacted: the path in the image, the way through archives behind it (<c>a.jar!b.txt</c>), or the pointer into the metadata.</param>
/// <param name="Rule">The id of the rule that found it.</param>
/// <param name="Fingerprint">What is accepted.</param>
/// <param name="Reason">Why; empty until somebody writes it.</param>
public sealed record BaselineEntry(string Path, string Rule, string Fingerprint, string Reason);
