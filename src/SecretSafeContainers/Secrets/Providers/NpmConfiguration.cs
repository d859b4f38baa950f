using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Tokens and passwords of npm, of the user and of the project's folder and those above it: <c>.npmrc</c>.</summary>
/// <remarks><see href="https://docs.npmjs.com/cli/configuring-npm/npmrc"/></remarks>
internal sealed class NpmConfiguration : ISecretProvider
{
    private const string Name = ".npmrc";

    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        string?[] paths = [.. place.FoldersUpwards().Select(folder => Path.Combine(folder, Name)), place.InHome(Name), place.Variable("NPM_CONFIG_USERCONFIG"), place.Variable("npm_config_userconfig")];
        foreach (var path in paths.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            using var file = SecretFile.TryRead(path, candidates);
            using var text = file?.ToText();
            if (text is not null)
            {
                SettingLines.Read(text.Characters, (_, key, value) => Take(key, value, candidates));
            }
        }
    }

    // //host/path/:_authToken=…, or without a host.
    private static void Take(string key, ReadOnlySpan<char> value, SecretCandidates candidates)
    {
        var colon = key.LastIndexOf(':');
        var host = key.StartsWith("//", StringComparison.Ordinal) ? Addresses.HostOf(key) : "the registry";
        switch (key[(colon + 1)..])
        {
            case "_authToken" or "_auth":
                candidates.Add($"npm login at {host}", SecretClaim.Secret, value);
                break;
            case "_password":
                AddDecoded($"npm login at {host}", value, candidates);
                break;
            case "proxy" or "https-proxy" or "http-proxy" or "registry":
                candidates.Add($"npm setting {key}", Addresses.ClaimOf(value), value);
                break;
        }
    }

    // Base64 of a value is one of its forms anyway.
    private static void AddDecoded(string id, ReadOnlySpan<char> base64, SecretCandidates candidates)
    {
        var decoded = GC.AllocateUninitializedArray<byte>(base64.Length, pinned: true);
        if (Convert.TryFromBase64Chars(base64, decoded, out var length))
        {
            candidates.Add(id, SecretClaim.Secret, decoded.AsSpan(0, length));
        }
        else
        {
            candidates.Add(id, SecretClaim.Secret, base64);
        }

        CryptographicOperations.ZeroMemory(decoded);
    }
}
