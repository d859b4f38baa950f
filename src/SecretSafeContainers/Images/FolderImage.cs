using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Folders;

namespace SecretSafeContainers.Images;

/// <summary>A folder seen as an image of one layer: what is about to be published, or any files.</summary>
public static class FolderImage
{
    /// <summary>Looks at a folder. Nothing is read yet but names.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="options">How it is read, or null for the defaults.</param>
    /// <returns>The image; without any file it holds a <see cref="Skipped"/> that says so.</returns>
    /// <exception cref="SecretSafeException">The folder does not exist (SSC4001).</exception>
    public static Image Create(string folder, FolderOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new FolderOptions();
        var reference = options.Reference ?? $"dir:{folder}";
        if (!Directory.Exists(folder))
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference, File.Exists(folder) ? "it is a file and not a folder" : "the folder does not exist");
        }

        var hasFile = new FolderWalk(folder, options).Entries().Any(entry => entry.Kind != LayerEntryKind.Directory);
        return new Image
        {
            Reference = reference,
            Layers = [new FolderLayer(folder, options)],
            Skipped = hasFile ? [] : [new Skipped(DiagnosticCodes.Empty, reference, "the folder holds no file")],
        };
    }
}
