namespace SecretSafeContainers.Images.Folders;

/// <summary>A folder as a layer. Its files are read when the walk comes to them.</summary>
internal sealed class FolderLayer(string folder, FolderOptions options) : Layer
{
    /// <inheritdoc/>
    public override string Name => folder;

    /// <inheritdoc/>
    public override bool HasWhiteouts => false;

    /// <inheritdoc/>
    public override LayerReading Open() => new FolderReading(new FolderWalk(folder, options));
}
