using System.Collections.Immutable;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Images;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>What is to be built from a Dockerfile, and with what.</summary>
public sealed record BuildPlan
{
    /// <summary>The Dockerfile, its context and its arguments.</summary>
    public required BuildInputs Inputs { get; init; }

    /// <summary>The secrets that the build may mount. Not owned.</summary>
    public ImmutableArray<OfferedSecret> Secrets { get; init; } = [];

    /// <summary>Who builds.</summary>
    public Builder Builder { get; init; }

    /// <summary>The platforms, one image for each; none means the engine's own.</summary>
    public ImmutableArray<Platform> Platforms { get; init; } = [];

    /// <summary>The network of commands (<c>none</c>, <c>host</c>, a name), or null for the engine's default.</summary>
    public string? Network { get; init; }

    /// <summary>Tells a secret's new value from its old one; null if steps that mount a secret are to be taken from the cache whatever it is.</summary>
    public CacheKey? Rotation { get; init; }
}
