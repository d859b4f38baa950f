namespace SecretSafeContainers.Images.Folders;

/// <summary>Which part of a folder belongs to an image. Paths are those in the image.</summary>
internal interface IFolderSelection
{
    /// <summary>True if a file, folder or link belongs to it.</summary>
    bool Takes(string path);

    /// <summary>True if something in a folder may belong to it.</summary>
    bool Enters(string path);

    /// <summary>True if a link stands for what it leads to.</summary>
    /// <param name="path">The link.</param>
    /// <param name="target">Full path of what it leads to.</param>
    bool Follows(string path, string target);
}
