using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Folders;

/// <summary>Something in a folder, before it is read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">Its path in the image.</param>
/// <param name="FullPath">Its path on disk.</param>
/// <param name="Size">Bytes of content when it was listed.</param>
internal sealed record FolderEntry(LayerEntryKind Kind, string Path, string FullPath, long Size = 0)
{
    /// <summary>Where a link points, or null.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>Why its content cannot be read, if that is known already; else null.</summary>
    public string? Refusal { get; init; }

    /// <summary>The error for content that cannot be read.</summary>
    public SecretSafeException Unreadable(string why, Exception? cause = null) => new(DiagnosticCodes.Unreadable, Path, why, cause);
}
