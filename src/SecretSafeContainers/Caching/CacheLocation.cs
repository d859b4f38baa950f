namespace SecretSafeContainers.Caching;

/// <summary>Where the cache lies.</summary>
public static class CacheLocation
{
    /// <summary>The setting that turns the cache off.</summary>
    public const string None = "none";

    /// <summary>The folder for caches of this user, as the .NET SDK finds it too.</summary>
    /// <returns>Empty if the user has none.</returns>
    public static string OfUser()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Caches")
            : Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache
            : Path.Combine(home, ".cache");
    }

    /// <summary>The folder that a setting names.</summary>
    /// <param name="setting">A folder, <see cref="None"/>, or empty for one in the user's folder for caches.</param>
    /// <param name="start">Absolute folder that a relative path starts from.</param>
    /// <returns>An absolute path; null for none, and for the user's if there is none.</returns>
    public static string? Parse(string? setting, string start)
    {
        var folder = setting?.Trim() ?? "";
        if (folder.Length == 0)
        {
            var user = OfUser();
            return Path.IsPathFullyQualified(user) ? Path.Combine(user, "secretsafe", "layers") : null;
        }

        return folder.Equals(None, StringComparison.OrdinalIgnoreCase) ? null : Path.GetFullPath(folder, start);
    }
}
