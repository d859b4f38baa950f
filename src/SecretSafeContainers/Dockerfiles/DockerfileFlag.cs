using System.Collections.Immutable;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>A flag of an instruction: <c>--from=build</c>.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Value">What follows the equals sign, unquoted; null if there is none.</param>
public sealed record DockerfileFlag(string Name, string? Value)
{
    /// <summary>Where each character of the value stands in the instruction's joined text.</summary>
    internal ImmutableArray<int> Places { get; init; } = [];

    /// <summary>Its name alone: the value may hold a secret.</summary>
    public override string ToString() => $"--{Name}";
}
