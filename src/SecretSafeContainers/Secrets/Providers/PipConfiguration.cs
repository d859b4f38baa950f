using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Addresses with passwords of pip (<c>pip.conf</c>, <c>pip.ini</c>) and passwords of <c>.pypirc</c>, in the folder of the user.</summary>
/// <remarks><see href="https://pip.pypa.io/en/stable/topics/configuration/"/></remarks>
internal sealed class PipConfiguration : ISecretProvider
{
    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        string?[] paths =
        [
            place.Variable("PIP_CONFIG_FILE"),
            place.In("XDG_CONFIG_HOME", ".config", "pip", "pip.conf"),
            place.InHome(".pip", "pip.conf"),
            place.InHome("pip", "pip.ini"),
            place.InHome("Library", "Application Support", "pip", "pip.conf"),
            place.Variable("APPDATA") is { } data ? Path.Combine(data, "pip", "pip.ini") : null,
            Path.Combine(place.MachineFolder, "pip.conf"),
            place.InHome(".pypirc"),
        ];
        foreach (var path in paths.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            using var file = SecretFile.TryRead(path, candidates);
            using var text = file?.ToText();
            if (text is not null)
            {
                var name = Path.GetFileName(path);
                SettingLines.Read(text.Characters, (section, key, value) => candidates.Add(
                    $"{name} setting {(section.Length == 0 ? "" : $"{section}.")}{key}",
                    SecretNames.Of(key) == NameStrength.Strong ? SecretClaim.Secret : Addresses.ClaimOf(value),
                    value));
            }
        }
    }
}
