using System.Collections.Immutable;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Cli;

/// <summary>What a person asked <c>secretsafe check</c> to do.</summary>
internal sealed record CheckRequest
{
    /// <summary>The Dockerfile as typed.</summary>
    public required string Dockerfile { get; init; }

    /// <summary>The build context as typed, or null for the Dockerfile's folder.</summary>
    public string? Context { get; init; }

    /// <summary>The stage, or null for the last one.</summary>
    public string? Target { get; init; }

    /// <summary>Names of build arguments.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Where the known secrets are; never their values.</summary>
    public ImmutableArray<SecretReference> Secrets { get; init; } = [];

    /// <summary>Files of users' own rules.</summary>
    public IReadOnlyList<string> RuleFiles { get; init; } = [];

    /// <summary>JSON instead of text.</summary>
    public bool Json { get; init; }

    /// <summary>Use colours.</summary>
    public bool Color { get; init; }
}
