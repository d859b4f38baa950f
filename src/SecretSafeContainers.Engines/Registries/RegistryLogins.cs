using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>
/// Finds the login for a registry where the .NET SDK itself finds it: its own variables first, then the login files of podman and docker with
/// their credential helpers. Each registry is looked up once. Owns what it found.
/// </summary>
public sealed class RegistryLogins : IDisposable
{
    private static readonly TimeSpan HelperTimeout = TimeSpan.FromSeconds(30);

    private readonly Func<string, string?> environment;
    private readonly CredentialHelper helper;
    private readonly bool looksInFiles;
    private readonly SemaphoreSlim gate = new(1);
    private readonly Dictionary<(string Registry, string Repository, RegistryPurpose Purpose), CredentialSearch> found = [];

    /// <summary>Logins as an environment describes them.</summary>
    /// <param name="environment">Gives an environment variable's value by its name, or null if it is unset.</param>
    /// <param name="helperTimeout">After this time a credential helper is stopped; null for 30 seconds.</param>
    /// <param name="lookInFiles">Also in login files; false for the variables alone.</param>
    public RegistryLogins(Func<string, string?> environment, TimeSpan? helperTimeout = null, bool lookInFiles = true)
    {
        ArgumentNullException.ThrowIfNull(environment);
        this.environment = environment;
        looksInFiles = lookInFiles;
        helper = new CredentialHelper(environment("PATH"), helperTimeout ?? HelperTimeout);
    }

    /// <summary>The login for an image's registry; at most one helper of each login file is asked, and only for this registry.</summary>
    public async Task<CredentialSearch> FindAsync(RegistryReference reference, RegistryPurpose purpose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var key = (reference.Registry, reference.Repository, purpose);
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!found.TryGetValue(key, out var search))
            {
                search = LoginVariables.Find(environment, purpose) is { } credential
                    ? new CredentialSearch(credential, null)
                    : await FindInFilesAsync(new LoginKeys(reference), cancellationToken).ConfigureAwait(false);
                found[key] = search;
            }

            return search;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The secrets of all logins found so far, to look for in images and to redact. The caller disposes them.</summary>
    public IReadOnlyList<KnownSecret> KnownSecrets()
    {
        var secrets = new List<KnownSecret>();
        foreach (var login in found.Where(entry => entry.Value.Credential is not null).GroupBy(entry => entry.Key.Registry))
        {
            // One registry may have several: to read base images with, to publish with.
            var distinct = login.Select(entry => entry.Value.Credential!).DistinctBy(credential => credential.Secret).ToList();
            secrets.AddRange(distinct
                .Select((credential, index) => credential.ToKnownSecret(index == 0 ? $"login at {login.Key}" : $"login {index + 1} at {login.Key}"))
                .OfType<KnownSecret>());
        }

        return secrets;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var search in found.Values)
        {
            search.Credential?.Dispose();
        }

        found.Clear();
        gate.Dispose();
    }

    private async Task<CredentialSearch> FindInFilesAsync(LoginKeys keys, CancellationToken cancellationToken)
    {
        string? note = null;
        foreach (var path in Files())
        {
            try
            {
                using var file = LoginFile.TryOpen(path);
                if (file is not null && await FindInAsync(file, keys, cancellationToken).ConfigureAwait(false) is { } credential)
                {
                    return new CredentialSearch(credential, note);
                }
            }
            catch (FormatException failure)
            {
                note ??= failure.Message;
            }
        }

        return new CredentialSearch(null, note);
    }

    private async Task<RegistryCredential?> FindInAsync(LoginFile file, LoginKeys keys, CancellationToken cancellationToken)
    {
        foreach (var name in file.Helpers(keys))
        {
            if (await helper.GetAsync(name, keys.Exact[0], cancellationToken).ConfigureAwait(false) is { } credential)
            {
                return credential;
            }
        }

        return file.Find(keys);
    }

    /// <summary>The order is the .NET SDK's.</summary>
    private IEnumerable<string> Files()
    {
        if (!looksInFiles)
        {
            return [];
        }

        if (Value("REGISTRY_AUTH_FILE") is { } only)
        {
            return [only];
        }

        var home = Value("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string?[] folders = [Value("XDG_RUNTIME_DIR"), Value("XDG_CONFIG_HOME") ?? Path.Combine(home, ".config")];
        return
        [
            .. folders.OfType<string>().Select(folder => Path.Combine(folder, "containers", "auth.json")),
            Path.Combine(Value("DOCKER_CONFIG") ?? Path.Combine(home, ".docker"), "config.json"),
        ];
    }

    private string? Value(string variable) => environment(variable) is { Length: > 0 } value ? value : null;
}
