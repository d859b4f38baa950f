using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Secrets;

/// <summary>Secrets in files of their own.</summary>
internal sealed class FileSecrets : SecretSource<SecretReference.File>
{
    /// <inheritdoc/>
    protected override SourceContent Read(SecretReference.File reference)
    {
        try
        {
            return new(SecretBytes.OfFile(reference.Path, SecretForms.MaxValueBytes) ?? []);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.MissingSecret, $"the secret '{reference.Id}' ({reference})", "its file could not be read", failure);
        }
    }
}
