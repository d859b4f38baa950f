using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>Reads the values behind references.</summary>
public sealed class SecretResolver
{
    private readonly Dictionary<Type, ISecretSource> sources;

    /// <summary>A resolver of all kinds of references.</summary>
    /// <param name="environment">Gives an environment variable's value by its name, or null if it is unset.</param>
    public SecretResolver(Func<string, string?> environment)
        : this([new EnvironmentSecrets(environment), new FileSecrets(), new UserSecrets(environment), new NuGetSecrets(environment)])
    {
    }

    /// <summary>A resolver of the kinds that these sources read.</summary>
    internal SecretResolver(IEnumerable<ISecretSource> sources) => this.sources = sources.ToDictionary(source => source.Kind);

    /// <summary>Resolves references in their order. Those without a value that are not required are left out.</summary>
    /// <returns>The secrets; the caller disposes them. Behind a value that holds others, those follow under the same id, as <see cref="KnownSecret.IsPart"/>.</returns>
    /// <exception cref="SecretSafeException">
    /// <see cref="DiagnosticCodes.MissingSecret"/>, <see cref="DiagnosticCodes.SecretSize"/> or <see cref="DiagnosticCodes.DuplicateSecret"/>. Nothing is left undisposed then.
    /// </exception>
    public IReadOnlyList<KnownSecret> Resolve(IEnumerable<SecretReference> references)
    {
        var secrets = new List<KnownSecret>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var reference in references)
            {
                if (!ids.Add(reference.Id))
                {
                    throw new SecretSafeException(DiagnosticCodes.DuplicateSecret, $"the secret '{reference.Id}'", "another secret has the same id");
                }

                Resolve(reference, secrets);
            }
        }
        catch
        {
            secrets.ForEach(secret => secret.Dispose());
            throw;
        }

        return secrets;
    }

    private void Resolve(SecretReference reference, List<KnownSecret> secrets)
    {
        if (!sources.TryGetValue(reference.GetType(), out var source))
        {
            throw new ArgumentException($"No source for {reference.GetType().Name}.", nameof(reference));
        }

        using var content = source.Read(reference);
        if (SecretForms.WithoutLineEnd(content.Value).Length > 0)
        {
            secrets.Add(Secret(reference, content.Value));
            secrets.AddRange(content.Parts.Select(part => Secret(reference, part) with { IsPart = true }));
        }
        else if (reference.Required)
        {
            throw new SecretSafeException(DiagnosticCodes.MissingSecret, $"the secret '{reference.Id}' ({reference})", content.Absence);
        }
    }

    private static KnownSecret Secret(SecretReference reference, byte[] value) =>
        SecretForms.WithoutLineEnd(value).Length >= SecretForms.MinBytes && value.Length <= SecretForms.MaxValueBytes
            ? new(reference.Id, new(value))
            : throw new SecretSafeException(
                DiagnosticCodes.SecretSize, $"the secret '{reference.Id}'", $"its value must have {SecretForms.MinBytes} to {SecretForms.MaxValueBytes:N0} bytes");
}
