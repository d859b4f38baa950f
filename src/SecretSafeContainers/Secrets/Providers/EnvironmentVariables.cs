using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Environment variables: those whose names say "secret", and any in which a rule recognises one.</summary>
internal sealed class EnvironmentVariables : ISecretProvider
{
    /// <summary>Characters of a value; the longest that Windows has. Linux allows 128 KiB, of which no secret is.</summary>
    private const int MaxCharacters = 32_767;

    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        foreach (var name in place.Variables.Keys.Order(StringComparer.Ordinal))
        {
            var value = place.Variables[name];
            if (value.Length > MaxCharacters)
            {
                candidates.CouldNotRead($"environment variable {name}: it has more than {MaxCharacters:N0} characters");
                continue;
            }

            candidates.Add(new($"environment variable {name}", ClaimOf(name, value), SecretBytes.Of(value))
            {
                IsVariable = true,
                SettingKey = name.Replace("__", ":", StringComparison.Ordinal),
            });
        }
    }

    private static SecretClaim ClaimOf(string name, string value) => SecretNames.Of(name) switch
    {
        _ when name is "PWD" or "OLDPWD" => SecretClaim.IfRecognised, // a shell's folders
        NameStrength.Strong => SecretClaim.Secret,
        NameStrength.Weak => SecretClaim.IfShaped,
        _ => Addresses.ClaimOf(value),
    };
}
