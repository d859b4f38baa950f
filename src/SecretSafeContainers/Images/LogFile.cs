using SecretSafeContainers.Images.Folders;

namespace SecretSafeContainers.Images;

/// <summary>A build's log, as text or binary. It is part of no image: whoever gets the file can read it.</summary>
public sealed class LogFile
{
    private readonly FolderEntry entry;

    /// <param name="file">The log's path and size.</param>
    internal LogFile(FileInfo file) => entry = new FolderEntry(LayerEntryKind.File, file.Name, file.FullName, file.Length);

    /// <summary>Its name, without folders.</summary>
    public string Name => entry.Path;

    /// <summary>Its bytes, from the start. The caller disposes them.</summary>
    internal FileContent Open() => new(entry);
}
