namespace SecretSafeContainers.Publishing;

/// <summary>Where the SDK really writes an archive.</summary>
public static class ArchiveDestination
{
    /// <summary>
    /// The file for a <c>ContainerArchiveOutputPath</c>: a path that ends in a separator or has no extension is a folder, in which the SDK names
    /// the file for the repository.
    /// </summary>
    /// <param name="archivePath">As the project says it, perhaps relative.</param>
    /// <param name="projectFolder">Absolute folder that relative paths start from.</param>
    /// <param name="repository">The image's repository, perhaps with slashes.</param>
    public static string Locate(string archivePath, string projectFolder, string repository)
    {
        ArgumentException.ThrowIfNullOrEmpty(archivePath);
        var path = Path.GetFullPath(archivePath, projectFolder);
        return Path.EndsInDirectorySeparator(archivePath) || !Path.HasExtension(path) ? Path.Combine(path, repository + ".tar.gz") : path;
    }
}
