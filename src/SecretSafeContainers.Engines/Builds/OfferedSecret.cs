using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>A secret that a build may mount by its id.</summary>
/// <param name="Secret">Its id and value. Not owned.</param>
/// <param name="Variable">The environment variable that it came from, which no child needs to see; or null.</param>
public sealed record OfferedSecret(KnownSecret Secret, string? Variable);
