namespace SecretSafeContainers.Caching;

/// <summary>
/// Entries in files, in a folder that anybody may have changed: what is read is bounded and proves nothing by itself, and what is not a plain file under one of our names
/// is left alone. Processes may share it.
/// </summary>
/// <param name="path">The folder; it need not exist.</param>
/// <param name="clock">The time.</param>
internal sealed class CacheFolder(string path, TimeProvider clock)
{
    private const string Extension = ".verdict";
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>An entry's bytes; null if there is none that can be read.</summary>
    /// <param name="name">Hexadecimal digits.</param>
    public byte[]? Read(string name)
    {
        try
        {
            // A link may lead anywhere, and what has no length (a pipe, a device) may never end.
            var file = new FileInfo(FileOf(name));
            if (!file.Exists || file.LinkTarget is not null || file.Length is 0 or > CacheLimits.EntryBytes)
            {
                return null;
            }

            using var stream = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var bytes = new byte[file.Length];
            return stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) == bytes.Length ? bytes : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Notes that an entry was of use, for eviction.</summary>
    public void Touch(string name)
    {
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (now - File.GetLastWriteTimeUtc(FileOf(name)) > CacheLimits.UsePrecision)
            {
                File.SetLastWriteTimeUtc(FileOf(name), now);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It is forgotten a little earlier.
        }
    }

    /// <summary>Writes an entry, or replaces it, all or nothing; then drops what is too much.</summary>
    /// <returns>Null, or why it could not be kept.</returns>
    public string? Write(string name, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > CacheLimits.EntryBytes)
        {
            return null;
        }

        try
        {
            var shard = MakeFolder(name);
            var beside = Path.Combine(shard, Path.GetRandomFileName() + Extension);
            try
            {
                var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
                if (!OperatingSystem.IsWindows())
                {
                    options.UnixCreateMode = OwnFile;
                }

                using (var stream = new FileStream(beside, options))
                {
                    stream.Write(bytes);
                }

                File.SetLastWriteTimeUtc(beside, clock.GetUtcNow().UtcDateTime);
                File.Move(beside, FileOf(name), overwrite: true);
            }
            catch
            {
                File.Delete(beside);
                throw;
            }

            Evict(shard);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return failure is UnauthorizedAccessException ? "access is denied" : $"the file system reports an error (0x{failure.HResult:X8})";
        }
    }

    // What was written and not yet given its name counts like any other: a process that died leaves it.
    private static void Evict(string shard)
    {
        try
        {
            var entries = new DirectoryInfo(shard).EnumerateFiles($"*{Extension}").Take(CacheLimits.Listed).Where(file => file.LinkTarget is null)
                .OrderByDescending(file => file.LastWriteTimeUtc).ToList();
            var bytes = 0L;
            for (var at = 0; at < entries.Count; at++)
            {
                bytes += entries[at].Length;
                if (at >= CacheLimits.Entries / CacheLimits.Shards || bytes > CacheLimits.FolderBytes / CacheLimits.Shards)
                {
                    entries[at].Delete();
                }
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process was faster. The next write tidies up.
        }
    }

    private string FileOf(string name) => Path.Combine(path, name[..1], name + Extension);

    private string MakeFolder(string name)
    {
        var shard = new DirectoryInfo(Path.GetDirectoryName(FileOf(name))!);
        if (!shard.Exists)
        {
            // One by one: folders on the way get the usual mode.
            MakeOwn(path);
            MakeOwn(shard.FullName);
        }
        else if (shard.LinkTarget is not null)
        {
            throw new IOException("A part of the cache is a link.");
        }

        return shard.FullName;
    }

    private static void MakeOwn(string folder) => _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder) : Directory.CreateDirectory(folder, OwnFolder);
}
