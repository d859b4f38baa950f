using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Sources;

/// <summary>A file for the bytes of an image, readable by this user alone, which on Unix has no name from the start and elsewhere is deleted with its handle.</summary>
internal static class TemporaryFile
{
    /// <summary>Creates one in the folder for temporary files.</summary>
    /// <param name="reference">The image, for an error.</param>
    /// <exception cref="SecretSafeException">There is no such folder, or it is full or not ours to write (SSC4008).</exception>
    public static FileStream Create(string reference)
    {
        var path = Path.Combine(Path.GetTempPath(), $"secretsafe-{Path.GetRandomFileName()}");
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = FileOptions.Asynchronous | (OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None),
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            var stream = new FileStream(path, options);
            if (!OperatingSystem.IsWindows())
            {
                File.Delete(path);
            }

            return stream;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.Unreadable, reference, $"no temporary file to unpack it into: {LocalFile.ReasonOf(failure)}", failure);
        }
    }
}
