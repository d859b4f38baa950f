using System.Text.Json;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Tokens that the Azure Artifacts credential provider keeps between restores. On Windows the file is encrypted, and nothing is read.</summary>
/// <remarks><see href="https://github.com/microsoft/artifacts-credprovider"/></remarks>
internal sealed class CredentialProviderCache : ISecretProvider
{
    private const string Folder = "MicrosoftCredentialProvider";
    private const string Name = "SessionTokenCache.dat";

    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        var path = place.Variable("LOCALAPPDATA") is { } local && OperatingSystem.IsWindows()
            ? Path.Combine(local, Folder, Name)
            : place.Variable("XDG_DATA_HOME") is { } data ? Path.Combine(data, Folder, Name) : place.InHome(".local", "share", Folder, Name);
        using var file = SecretFile.TryRead(path, candidates);
        if (file is null)
        {
            return;
        }

        try
        {
            UserSecretFile.Read(file.Bytes, (address, token) =>
            {
                candidates.Add($"session token for {Addresses.HostOf(address)}", SecretClaim.Secret, token);
                return true;
            });
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            candidates.CouldNotRead($"{path}: it is no JSON");
        }
    }
}
