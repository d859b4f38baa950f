using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>A source by the type of its references.</summary>
internal abstract class SecretSource<TReference> : ISecretSource where TReference : SecretReference
{
    /// <inheritdoc/>
    public Type Kind => typeof(TReference);

    /// <inheritdoc/>
    public SourceContent Read(SecretReference reference) => Read((TReference)reference);

    /// <inheritdoc cref="ISecretSource.Read"/>
    protected abstract SourceContent Read(TReference reference);

    /// <summary>There is something, but it cannot be used, whether the secret is required or not.</summary>
    private protected static SecretSafeException Unusable(TReference reference, string why) =>
        new(DiagnosticCodes.MissingSecret, $"the secret '{reference.Id}' ({reference})", why);
}
