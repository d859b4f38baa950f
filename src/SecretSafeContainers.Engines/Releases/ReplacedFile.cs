namespace SecretSafeContainers.Engines.Releases;

/// <summary>A file that is written beside its place and takes it in one step; until then an earlier one stays, and disposing leaves nothing.</summary>
internal sealed class ReplacedFile : IDisposable
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string path;
    private readonly string temporary;
    private readonly string? madeFolder;
    private readonly UnixFileMode usual;
    private bool isComplete;

    private ReplacedFile(string path, string? madeFolder)
    {
        this.path = path;
        this.madeFolder = madeFolder;
        temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetRandomFileName()}.secretsafe");
        Stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 128 * 1024, FileOptions.Asynchronous);
        if (!OperatingSystem.IsWindows())
        {
            // What the user's umask makes of a new file is seen only from one. It is still empty.
            usual = File.GetUnixFileMode(Stream.SafeFileHandle);
            File.SetUnixFileMode(Stream.SafeFileHandle, Own);
        }
    }

    /// <summary>Where to write; readable by this user alone until it is complete.</summary>
    public FileStream Stream { get; }

    /// <summary>Begins one, and makes the folders that it needs.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">This user may not.</exception>
    public static ReplacedFile Create(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = Path.GetDirectoryName(full) ?? throw new IOException("A file cannot have this name.");
        var made = FirstMissing(folder);
        Directory.CreateDirectory(folder);
        try
        {
            return new ReplacedFile(full, made);
        }
        catch
        {
            Remove(made);
            throw;
        }
    }

    /// <summary>Everything is written: takes the place.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        await Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Stream.SafeFileHandle, usual);
        }

        await Stream.DisposeAsync().ConfigureAwait(false);
        File.Move(temporary, path, overwrite: true);
        isComplete = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isComplete)
        {
            return;
        }

        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // The disk was full already when the rest was to be written.
        }

        File.Delete(temporary);
        Remove(madeFolder);
    }

    /// <summary>The topmost folder that does not exist yet, or null.</summary>
    private static string? FirstMissing(string folder)
    {
        string? missing = null;
        for (var parent = folder; parent is not null && !Directory.Exists(parent); parent = Path.GetDirectoryName(parent))
        {
            missing = parent;
        }

        return missing;
    }

    private static void Remove(string? madeFolder)
    {
        if (madeFolder is not null && !Directory.EnumerateFiles(madeFolder, "*", SearchOption.AllDirectories).Any())
        {
            Directory.Delete(madeFolder, recursive: true);
        }
    }
}
