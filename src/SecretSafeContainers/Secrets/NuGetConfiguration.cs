using System.Security.Cryptography;
using NuGet.Configuration;

namespace SecretSafeContainers.Secrets;

/// <summary>The NuGet.Config files that apply to a folder. The one place that knows NuGet's library, which is loaded when this runs and not before.</summary>
internal static class NuGetConfiguration
{
    /// <summary>Finds a source by its name, in any case.</summary>
    /// <returns>Null if no file names it.</returns>
    /// <exception cref="IOException">The files cannot be read, or are no NuGet.Config files. The message quotes nothing of them.</exception>
    /// <exception cref="NotSupportedException">The password is encrypted, and cannot be decrypted here.</exception>
    public static NuGetFeed? Find(string folder, string name)
    {
        try
        {
            var settings = Settings.LoadDefaultSettings(folder);
            var source = PackageSourceProvider.LoadPackageSources(settings)
                .FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.OrdinalIgnoreCase));
            return source is null ? null : new(source.Name, source.Source, CredentialOf(source.Credentials));
        }
        catch (NuGetConfigurationException)
        {
            throw new IOException("a NuGet.Config file that applies to the project cannot be read");
        }
    }

    private static NuGetCredential? CredentialOf(PackageSourceCredential? credential)
    {
        if (credential is null)
        {
            return null;
        }

        try
        {
            return new(credential.Username, credential.Password, credential.ValidAuthenticationTypesText);
        }
        catch (Exception failure) when (failure is NuGetConfigurationException or CryptographicException or FormatException or NotSupportedException)
        {
            throw new NotSupportedException("its password is encrypted", failure);
        }
    }
}
