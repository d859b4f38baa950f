namespace SecretSafeContainers.Secrets;

/// <summary>A secret that the build knows: looked for by its exact value. Owns the value.</summary>
/// <param name="Id">The name by which findings call it.</param>
/// <param name="Value">The exact bytes.</param>
public sealed record KnownSecret(string Id, SecretValue Value) : IDisposable
{
    /// <summary>True for a part of the value that the same id has as a whole: it is looked for, and never handed to a build.</summary>
    public bool IsPart { get; init; }

    /// <summary>True if nothing but the place where it was found says that it is a secret: a finding of it has low severity.</summary>
    public bool IsDoubtful { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}
