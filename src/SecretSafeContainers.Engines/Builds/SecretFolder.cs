namespace SecretSafeContainers.Engines.Builds;

/// <summary>
/// A folder for secrets that only this user can read, in memory where the system offers that (<c>/dev/shm</c>), gone when disposed. What a killed
/// process left behind is deleted by the next one: whoever lives holds a lock on a file in its folder, which the system gives back at its death.
/// </summary>
internal sealed class SecretFolder : IDisposable
{
    private const string Prefix = "secretsafe-secrets-";
    private const string LockName = "lock";

    /// <summary>A folder without a lock is one that is just being made, unless it is older than this.</summary>
    private static readonly TimeSpan Making = TimeSpan.FromMinutes(1);

    private readonly string path;
    private readonly FileStream held;
    private int count;

    private SecretFolder(string path)
    {
        this.path = path;
        held = new FileStream(Path.Combine(path, LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Where such folders lie.</summary>
    internal static string Parent => Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    /// <summary>Makes an empty one, and deletes those of dead processes.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">It cannot be made.</exception>
    public static SecretFolder Create()
    {
        Sweep();
        var path = Path.Combine(Parent, Prefix + Path.GetRandomFileName());
        if (OperatingSystem.IsWindows())
        {
            // The user's temporary folder is the user's alone.
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new SecretFolder(path);
    }

    /// <summary>Writes a file that only this user can read.</summary>
    /// <returns>Its path, which tells nothing of the secret.</returns>
    public string Write(ReadOnlySpan<byte> secret)
    {
        var file = Path.Combine(path, $"{count++}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(secret);
        return file;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // Files first: another process may sweep the folder from the moment when the lock is gone.
        foreach (var file in Directory.EnumerateFiles(path).Where(file => Path.GetFileName(file) != LockName))
        {
            File.Delete(file);
        }

        held.Dispose();
        Delete(path);
    }

    private static void Sweep()
    {
        foreach (var folder in Directory.EnumerateDirectories(Parent, Prefix + "*"))
        {
            try
            {
                if (IsLeft(folder))
                {
                    Delete(folder);
                }
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // It lives, or is another user's.
            }
        }
    }

    private static bool IsLeft(string folder)
    {
        if (!File.Exists(Path.Combine(folder, LockName)))
        {
            return DateTime.UtcNow - Directory.GetCreationTimeUtc(folder) > Making;
        }

        using var held = new FileStream(Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        return true;
    }

    private static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Another process was faster.
        }
    }
}
