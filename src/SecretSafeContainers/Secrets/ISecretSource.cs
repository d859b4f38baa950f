namespace SecretSafeContainers.Secrets;

/// <summary>Reads the values behind one kind of reference.</summary>
internal interface ISecretSource
{
    /// <summary>The type of the references that it reads.</summary>
    Type Kind { get; }

    /// <summary>What lies there. The caller disposes it.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">There is something, but it cannot be read.</exception>
    SourceContent Read(SecretReference reference);
}
