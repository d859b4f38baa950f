using System.Security.Cryptography;
using System.Text.Json;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>
/// Settings that the repository holds on purpose: those of the project's <c>appsettings*.json</c> that git tracks. Rules judge them where they stand. Owns the
/// values and zeroes them on dispose.
/// </summary>
internal sealed class PublicSettings : IDisposable
{
    private const int MaxFiles = 16;

    /// <summary>Bytes of git's index; 16 MB name some 150,000 files.</summary>
    private const int MaxIndexBytes = 16 * 1024 * 1024;

    private readonly List<(string Key, byte[] Value)> settings = [];

    private PublicSettings()
    {
    }

    /// <summary>Reads those of a project. What cannot be read is not public.</summary>
    public static PublicSettings Of(BuildPlace place, SecretCandidates candidates)
    {
        var found = new PublicSettings();
        string[] files = place.ProjectFolder.Length > 0 && Directory.Exists(place.ProjectFolder)
            ? [.. Directory.EnumerateFiles(place.ProjectFolder, "appsettings*.json").Take(MaxFiles)]
            : [];
        if (files.Length > 0 && GitRepository.Find(place) is { } repository)
        {
            using var index = SecretFile.TryRead(Path.Combine(repository.GitFolder, "index"), candidates, MaxIndexBytes);
            foreach (var file in files.Where(file => index is not null && IsTracked(index.Bytes, Path.GetRelativePath(repository.WorkFolder, file))))
            {
                found.Read(file, candidates);
            }
        }

        return found;
    }

    /// <summary>True if one of the files holds this value under this key.</summary>
    public bool Contains(string key, ReadOnlySpan<byte> value)
    {
        foreach (var setting in settings)
        {
            if (string.Equals(setting.Key, key, StringComparison.OrdinalIgnoreCase) && value.SequenceEqual(setting.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => settings.ForEach(setting => CryptographicOperations.ZeroMemory(setting.Value));

    // Versions 2 and 3 of the index hold whole paths, each behind its length in 12 bits and before a NUL: https://git-scm.com/docs/index-format.
    // In version 4 nothing is found, and so nothing is public.
    private static bool IsTracked(ReadOnlySpan<byte> index, string path)
    {
        var name = System.Text.Encoding.UTF8.GetBytes(path.Replace('\\', '/'));
        byte[] entry = [.. name, 0];
        for (var from = 0; index[from..].IndexOf(entry) is >= 0 and var found; from += found + 1)
        {
            var at = from + found;
            if (at >= 2 && (((index[at - 2] << 8) | index[at - 1]) & 0xFFF) == name.Length)
            {
                return true;
            }
        }

        return false;
    }

    private void Read(string path, SecretCandidates candidates)
    {
        using var file = SecretFile.TryRead(path, candidates);
        if (file is null)
        {
            return;
        }

        try
        {
            UserSecretFile.Read(file.Bytes, (key, value) =>
            {
                settings.Add((key, SecretBytes.Of(value)));
                return true;
            });
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            candidates.CouldNotRead($"{path}: it is no JSON");
        }
    }
}
