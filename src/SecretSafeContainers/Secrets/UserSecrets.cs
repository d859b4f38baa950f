using System.Security.Cryptography;
using System.Text.Json;

namespace SecretSafeContainers.Secrets;

/// <summary>Secrets of <c>dotnet user-secrets</c>.</summary>
/// <remarks><see href="https://learn.microsoft.com/aspnet/core/security/app-secrets"/></remarks>
/// <param name="environment">Gives a variable's value by its name, or null if it is unset.</param>
internal sealed class UserSecrets(Func<string, string?> environment) : SecretSource<SecretReference.UserSecret>
{
    /// <summary>Bytes of a <c>secrets.json</c>: several secrets of the greatest size.</summary>
    public const int MaxFileBytes = 4 * 1024 * 1024;

    /// <summary>True if an id names a folder and nothing else.</summary>
    public static bool IsId(string id) => id is not ("" or "." or "..") && id.IndexOfAny(['/', '\\', ':', '\0', '*', '?', '"', '<', '>', '|']) < 0 && !id.Any(char.IsControl);

    /// <inheritdoc/>
    protected override SourceContent Read(SecretReference.UserSecret reference)
    {
        if (!IsId(reference.UserSecretsId))
        {
            throw Unusable(reference, "the project's UserSecretsId is no name of a folder");
        }

        byte[]? file = null;
        try
        {
            file = PathOf(environment, reference.UserSecretsId) is { } path ? SecretBytes.OfFile(path, MaxFileBytes) : null;
            if (file is null)
            {
                return SourceContent.None("the project has no user-secrets on this machine");
            }

            return file.Length > MaxFileBytes
                ? throw Unusable(reference, $"the project's secrets.json has more than {MaxFileBytes:N0} bytes")
                : UserSecretFile.ValueOf(file, reference.Key) is { Length: > 0 } value ? new(value) : SourceContent.None("the project's user-secrets have no such key, or an empty one");
        }
        catch (JsonException failure)
        {
            // Its message would quote the file.
            throw Unusable(reference, $"the project's secrets.json is no JSON at line {failure.LineNumber + 1}");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Unusable(reference, "the project's secrets.json could not be read");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(file);
        }
    }

    /// <summary>The file of a project's secrets, which need not exist, at the places of the SDK in its order; null if the user has no folder.</summary>
    /// <param name="environment">Gives a variable's value by its name, or null if it is unset.</param>
    /// <param name="id">The project's <c>UserSecretsId</c>, the name of a folder.</param>
    public static string? PathOf(Func<string, string?> environment, string id)
    {
        var data = environment("APPDATA") ?? "";
        string?[] roots =
        [
            data,
            environment("HOME"),
            Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            environment("DOTNET_USER_SECRETS_FALLBACK_DIR"),
        ];
        return roots.FirstOrDefault(root => !string.IsNullOrEmpty(root)) is not { } root
            ? null
            : data.Length > 0
                ? Path.Combine(root, "Microsoft", "UserSecrets", id, "secrets.json")
                : Path.Combine(root, ".microsoft", "usersecrets", id, "secrets.json");
    }
}
