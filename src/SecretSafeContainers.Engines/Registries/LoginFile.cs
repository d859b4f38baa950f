using System.Text;
using System.Text.Json;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>A file in which docker or podman keep logins: <c>config.json</c>, <c>auth.json</c>.</summary>
/// <remarks><see href="https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md"/></remarks>
internal sealed class LoginFile : IDisposable
{
    /// <summary>Bytes of the file; real ones have a few thousand.</summary>
    private const int MaxBytes = 1024 * 1024;

    private readonly string path;
    private readonly JsonDocument json;

    private LoginFile(string path, JsonDocument json) => (this.path, this.json) = (path, json);

    /// <summary>Opens a file; null if it does not exist.</summary>
    /// <exception cref="FormatException">It cannot be read, is too long or no JSON object. The message holds nothing of its content.</exception>
    public static LoginFile? TryOpen(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > MaxBytes)
            {
                throw new FormatException($"{path} is longer than {MaxBytes:N0} bytes");
            }

            var json = JsonDocument.Parse(file, new JsonDocumentOptions { MaxDepth = 16, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            if (json.RootElement.ValueKind == JsonValueKind.Object)
            {
                return new LoginFile(path, json);
            }

            json.Dispose();
            throw new FormatException($"{path} is not a JSON object");
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FormatException($"{path} cannot be read", failure);
        }
        catch (JsonException)
        {
            // The parser's own message may quote the text.
            throw new FormatException($"{path} is not JSON");
        }
    }

    /// <summary>Names of the helpers that are responsible for a registry, the most specific first.</summary>
    public IEnumerable<string> Helpers(LoginKeys keys)
    {
        if (Member(json.RootElement, "credHelpers") is { ValueKind: JsonValueKind.Object } helpers
            && keys.Exact.Select(key => Text(helpers, key)).FirstOrDefault(name => name is not null) is { } helper)
        {
            yield return helper;
        }

        if (Text(json.RootElement, "credsStore") is { } store)
        {
            yield return store;
        }
    }

    /// <summary>The login that is written in the file itself, or null.</summary>
    public RegistryCredential? Find(LoginKeys keys)
    {
        if (Member(json.RootElement, "auths") is not { ValueKind: JsonValueKind.Object } auths)
        {
            return null;
        }

        return auths.EnumerateObject()
            .Select(entry => (Rank: keys.Rank(entry.Name), Login: entry.Value))
            .Where(entry => entry.Rank is not null && entry.Login.ValueKind == JsonValueKind.Object)
            .OrderByDescending(entry => entry.Rank)
            .Select(entry => Read(entry.Login))
            .FirstOrDefault(credential => credential is not null);
    }

    /// <inheritdoc/>
    public void Dispose() => json.Dispose();

    private RegistryCredential? Read(JsonElement login)
    {
        var (user, password) = Decode(Text(login, "auth")) ?? (Text(login, "username") ?? "", Text(login, "password") ?? "");
        return Text(login, "identitytoken") is { } token ? new RegistryCredential(path, user, token, isIdentityToken: true)
            : password.Length > 0 ? new RegistryCredential(path, user, password, isIdentityToken: false)
            : null;
    }

    private static (string User, string Password)? Decode(string? auth)
    {
        var bytes = new byte[auth?.Length ?? 0];
        if (auth is null || !Convert.TryFromBase64String(auth, bytes, out var length))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(bytes, 0, length).TrimEnd('\0');
        return text.Split(':', 2) is [{ Length: > 0 } user, { Length: > 0 } password] ? (user, password) : null;
    }

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text ? text : null;
}
