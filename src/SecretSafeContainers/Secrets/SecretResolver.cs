using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>Reads the values behind references.</summary>
/// <param name="environment">Gives an environment variable's value by its name, or null if it is unset.</param>
public sealed partial class SecretResolver(Func<string, string?> environment)
{
    /// <summary>Resolves references in their order. Those without a value that are not required are left out.</summary>
    /// <returns>The secrets; the caller disposes them.</returns>
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

                if (Resolve(reference) is { } secret)
                {
                    secrets.Add(secret);
                }
            }
        }
        catch
        {
            secrets.ForEach(secret => secret.Dispose());
            throw;
        }

        return secrets;
    }

    // An Azure Pipelines macro whose variable does not exist, or that was not mapped into the step, arrives as it was written.
    [GeneratedRegex(@"^\$\(.+\)$", RegexOptions.CultureInvariant)]
    private static partial Regex PipelineMacro();

    private KnownSecret? Resolve(SecretReference reference)
    {
        var value = reference switch
        {
            SecretReference.Environment source => FromEnvironment(source),
            SecretReference.File source => FromFile(source),
            _ => throw new ArgumentException($"No resolver for {reference.GetType().Name}.", nameof(reference)),
        };
        try
        {
            var length = SecretForms.WithoutLineEnd(value).Length;
            if (length == 0)
            {
                return reference.Required ? throw Missing(reference, "it is unset, absent or empty") : null;
            }

            if (length < SecretForms.MinBytes || value.Length > SecretForms.MaxValueBytes)
            {
                throw new SecretSafeException(
                    DiagnosticCodes.SecretSize, $"the secret '{reference.Id}'", $"its value must have {SecretForms.MinBytes} to {SecretForms.MaxValueBytes:N0} bytes");
            }

            return new KnownSecret(reference.Id, new SecretValue(value));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    private byte[] FromEnvironment(SecretReference.Environment source)
    {
        var value = environment(source.Variable) ?? "";
        return PipelineMacro().IsMatch(value)
            ? throw Missing(source, "the pipeline did not expand the variable: it is not defined, or not mapped into this step's environment")
            : Encoding.UTF8.GetBytes(value);
    }

    private static byte[] FromFile(SecretReference.File source)
    {
        try
        {
            using var file = new FileStream(source.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            var buffer = GC.AllocateUninitializedArray<byte>(SecretForms.MaxValueBytes + 1, pinned: true);
            var length = file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            var value = buffer.AsSpan(0, length).ToArray();
            CryptographicOperations.ZeroMemory(buffer);
            return value;
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.MissingSecret, $"the secret '{source.Id}' ({source})", "its file could not be read", failure);
        }
    }

    private static SecretSafeException Missing(SecretReference reference, string why) =>
        new(DiagnosticCodes.MissingSecret, $"the secret '{reference.Id}' ({reference})", why);
}
