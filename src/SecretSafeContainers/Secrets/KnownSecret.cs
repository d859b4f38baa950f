namespace SecretSafeContainers.Secrets;

/// <summary>A secret that the build knows: looked for by its exact value. Owns the value.</summary>
/// <param name="Id">The name by which findings call it.</param>
/// <param name="Value">The exact bytes.</param>
public sealed record KnownSecret(string Id, SecretValue Value) : IDisposable
{
    /// <summary>True for a part of the value that the same id has as a whole: it is looked for, and never handed to a build.</summary>
    public bool IsPart { get; init; }

    /// <inheritdoc/>
    public void Dispose() => Value.Dispose();
}
