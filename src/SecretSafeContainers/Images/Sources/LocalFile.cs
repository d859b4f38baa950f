using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Opens local files, turning what the file system refuses into the one exception for expected failures.</summary>
internal static class LocalFile
{
    /// <summary>Opens a file for one pass.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How to name it in an error.</param>
    /// <param name="absent">The code if it is not there.</param>
    /// <param name="options">Hints for the file system.</param>
    /// <remarks>A file of zero length is never opened. So a pipe, socket or device (all have zero length) cannot stop or feed an audit.</remarks>
    public static Stream Open(string path, string name, DiagnosticCode absent, FileOptions options = FileOptions.SequentialScan)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: 0 }
                ? Stream.Null
                : new LocalFileStream(path, FileShare.ReadWrite | FileShare.Delete, options);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new SecretSafeException(absent, name, "it does not exist", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.Unreadable, name, ReasonOf(failure), failure);
        }
    }

    /// <summary>Why the file system refused, without the path (which may hold what it should not).</summary>
    public static string ReasonOf(Exception failure) => failure switch
    {
        UnauthorizedAccessException => "access is denied",
        PathTooLongException => "its path is too long",
        FileNotFoundException or DirectoryNotFoundException => "it is gone",
        _ => $"the file system reports an error (0x{failure.HResult:X8})",
    };
}
