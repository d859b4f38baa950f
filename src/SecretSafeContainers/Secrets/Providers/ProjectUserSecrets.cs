using System.Text.Json;
using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>All keys of the project's <c>dotnet user-secrets</c>.</summary>
internal sealed class ProjectUserSecrets : ISecretProvider
{
    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        if (!UserSecrets.IsId(place.UserSecretsId))
        {
            return;
        }

        var path = UserSecrets.PathOf(place.Variable, place.UserSecretsId);
        using var file = SecretFile.TryRead(path, candidates, UserSecrets.MaxFileBytes);
        if (file is null)
        {
            return;
        }

        try
        {
            UserSecretFile.Read(file.Bytes, (key, value) =>
            {
                var claim = SecretNames.Of(key) == NameStrength.Strong ? SecretClaim.Secret : SecretNames.IsPublic(key) ? SecretClaim.Public : SecretClaim.Doubtful;
                candidates.Add(new($"user-secret {key}", claim, SecretBytes.Of(value)) { SettingKey = key });
                return true;
            });
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            // The message would quote the file.
            candidates.CouldNotRead($"{path}: it is no JSON");
        }
    }
}
