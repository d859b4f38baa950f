using System.Text.Json;
using SecretSafeContainers.Secrets.Parts;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Logins in clear text of docker and podman, for all registries. Their credential helpers are not asked: they prompt, and make new tokens.</summary>
/// <remarks><see href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md"/></remarks>
internal sealed class ContainerLogins : ISecretProvider
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 16 };

    /// <inheritdoc/>
    public void Provide(BuildPlace place, SecretCandidates candidates)
    {
        string?[] paths =
        [
            place.Variable("REGISTRY_AUTH_FILE"),
            place.Variable("XDG_RUNTIME_DIR") is { } runtime ? Path.Combine(runtime, "containers", "auth.json") : null,
            place.In("XDG_CONFIG_HOME", ".config", "containers", "auth.json"),
            place.In("DOCKER_CONFIG", ".docker", "config.json"),
        ];
        foreach (var path in paths.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            using var file = SecretFile.TryRead(path, candidates);
            if (file is not null)
            {
                Read(path, file.Bytes, candidates);
            }
        }
    }

    private static void Read(string path, ReadOnlySpan<byte> json, SecretCandidates candidates)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            var names = new string[Options.MaxDepth + 1];
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    names[reader.CurrentDepth] = reader.GetString()!;
                }
                else if (reader.TokenType == JsonTokenType.String && !reader.ValueSpan.IsEmpty)
                {
                    Take(names.AsSpan(1, reader.CurrentDepth), ref reader, candidates);
                }
            }
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            candidates.CouldNotRead($"{path}: it is no JSON");
        }
    }

    private static void Take(ReadOnlySpan<string> names, ref Utf8JsonReader reader, SecretCandidates candidates)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(reader.ValueSpan.Length, pinned: true);
        var value = buffer.AsSpan(0, reader.CopyString(buffer));
        if (names is ["auths", var registry, var member])
        {
            var id = $"docker login at {registry}";
            if (member is "password" or "identitytoken" or "registrytoken")
            {
                candidates.Add(id, SecretClaim.Secret, value);
            }
            else if (member == "auth")
            {
                using var login = SecretParts.Of(value);
                foreach (var part in login.Values)
                {
                    candidates.Add(id, SecretClaim.Secret, part.Value);
                }
            }
        }
        else if (names is ["HttpHeaders", var header])
        {
            candidates.Add($"docker header {header}", Judging.SecretNames.Of(header) == Judging.NameStrength.None ? SecretClaim.IfRecognised : SecretClaim.Secret, value);
        }
        else if (names is ["proxies", _, _])
        {
            using var address = new SecretText(value);
            candidates.Add("docker proxy", Addresses.ClaimOf(address.Characters), value);
        }

        System.Security.Cryptography.CryptographicOperations.ZeroMemory(buffer);
    }
}
