using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>A secret that a build may mount.</summary>
/// <param name="Id">As the Dockerfile's <c>--mount=type=secret,id=</c> names it.</param>
/// <param name="Value">Handed over byte for byte. Stays the caller's.</param>
public sealed record BuildSecret(string Id, SecretValue Value);
