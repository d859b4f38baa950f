using System.Security.Cryptography;

namespace SecretSafeContainers.Secrets;

/// <summary>A random key in a file that only its user can read: <c>secretsafe/key</c> in the user's application data.</summary>
internal static class KeyFile
{
    private const UnixFileMode OwnFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The key, made if there is none or a damaged one. Processes that make one at the same time all get that of the first.</summary>
    /// <param name="applicationData">The folder of the user's application data; empty if there is none.</param>
    /// <returns>Null if it can neither be read nor written.</returns>
    public static byte[]? Open(string applicationData)
    {
        if (applicationData.Length == 0)
        {
            return null;
        }

        var folder = Path.Combine(applicationData, "secretsafe");
        var path = Path.Combine(folder, "key");
        try
        {
            MakeFolder(folder);
            var kept = Read(path);
            if (kept is null)
            {
                Write(folder, path);
                kept = Read(path);
            }

            return kept;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            // The user's application data is the user's own there.
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnFolder);
        if (File.GetUnixFileMode(folder) != OwnFolder)
        {
            File.SetUnixFileMode(folder, OwnFolder);
        }
    }

    private static byte[]? Read(string path)
    {
        var bytes = SecretBytes.OfFile(path, CacheKey.KeyBytes);
        if (bytes is null)
        {
            return null;
        }

        // Whoever could read the key could have, so it is another one from now on.
        if (bytes.Length == CacheKey.KeyBytes && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == OwnFile))
        {
            return bytes;
        }

        CryptographicOperations.ZeroMemory(bytes);
        File.Delete(path);
        return null;
    }

    // Written beside and then given its name, so that nobody reads half a key.
    private static void Write(string folder, string path)
    {
        var random = GC.AllocateUninitializedArray<byte>(CacheKey.KeyBytes, pinned: true);
        RandomNumberGenerator.Fill(random);
        var beside = Path.Combine(folder, Path.GetRandomFileName());
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnFile;
            }

            using (var file = new FileStream(beside, options))
            {
                file.Write(random);
            }

            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first.
        }
        finally
        {
            CryptographicOperations.ZeroMemory(random);
            File.Delete(beside);
        }
    }
}
