using SecretSafeContainers.Caching;
using SecretSafeContainers.Images;
using SecretSafeContainers.Images.Sources;

namespace SecretSafeContainers.Publishing;

/// <summary>The .NET SDK's own store of layer blobs: base layers that it downloaded and every app layer that it made.</summary>
/// <remarks>Not a contract of the SDK: what is not found there is fetched or reported as missing, and what is found is verified by its digest.</remarks>
/// <param name="folder">The folder that holds the blobs.</param>
public sealed class SdkContentStore(string folder)
{
    /// <summary>The store of the current user.</summary>
    public static SdkContentStore OfUser() => new(Path.Combine(CacheLocation.OfUser(), "dotnet", "Containers", "Content"));

    /// <summary>Opens a layer blob, not verified; null if it is not there.</summary>
    public Stream? TryOpen(Digest digest)
    {
        foreach (var file in Candidates(digest))
        {
            try
            {
                return new LocalFileStream(file, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // Absent or unreadable is one thing here: the next place is asked.
            }
        }

        return null;
    }

    /// <summary>True if a layer blob is there.</summary>
    public bool Holds(Digest digest) => Candidates(digest).Any(File.Exists);

    /// <summary>Deletes a layer blob.</summary>
    /// <returns>True if it was there and is gone, false if it was not there.</returns>
    /// <exception cref="IOException">It is there and cannot be deleted.</exception>
    /// <exception cref="UnauthorizedAccessException">It is there and may not be deleted.</exception>
    public bool Delete(Digest digest)
    {
        var deleted = false;
        foreach (var file in Candidates(digest).Where(File.Exists))
        {
            File.Delete(file);
            deleted = true;
        }

        return deleted;
    }

    private IEnumerable<string> Candidates(Digest digest) => [Path.Combine(folder, digest.Hex + ".tar.gz"), Path.Combine(folder, digest.Hex + ".tar")];
}
