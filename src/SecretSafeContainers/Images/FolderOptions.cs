using SecretSafeContainers.Images.Folders;

namespace SecretSafeContainers.Images;

/// <summary>How a folder is read as a layer.</summary>
public sealed record FolderOptions
{
    /// <summary>How a person names it; null for <c>dir:</c> and the folder.</summary>
    public string? Reference { get; init; }

    /// <summary>Put before each path, with <c>/</c>: where the folder will lie in the image, such as <c>app/</c>. Empty for paths relative to the folder.</summary>
    public string PathPrefix { get; init; } = "";

    /// <summary>
    /// True: links to files and folders are followed, also out of the folder, as the SDK does when it packs. False: they are entries of their own.
    /// </summary>
    public bool FollowLinks { get; init; }

    /// <summary>What of the folder belongs to the image, or null for all of it.</summary>
    internal IFolderSelection? Selection { get; init; }
}
