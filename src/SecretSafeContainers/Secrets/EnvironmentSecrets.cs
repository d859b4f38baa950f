namespace SecretSafeContainers.Secrets;

/// <summary>Secrets in environment variables.</summary>
/// <param name="environment">Gives a variable's value by its name, or null if it is unset.</param>
internal sealed class EnvironmentSecrets(Func<string, string?> environment) : SecretSource<SecretReference.Environment>
{
    /// <inheritdoc/>
    protected override SourceContent Read(SecretReference.Environment reference)
    {
        var value = environment(reference.Variable) ?? "";
        return SecretBytes.IsPipelineMacro(value)
            ? throw Unusable(reference, "the pipeline did not expand the variable: it is not defined, or not mapped into this step's environment")
            : new(SecretBytes.Of(value));
    }
}
