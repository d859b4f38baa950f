namespace SecretSafeContainers.Images;

/// <summary>What an entry of a layer is.</summary>
public enum LayerEntryKind
{
    /// <summary>A regular file with content.</summary>
    File,

    /// <summary>A directory.</summary>
    Directory,

    /// <summary>A symbolic link; <see cref="LayerEntry.LinkTarget"/> is set.</summary>
    SymbolicLink,

    /// <summary>A hard link to an earlier entry of the same layer; <see cref="LayerEntry.LinkTarget"/> is set.</summary>
    HardLink,

    /// <summary>A device, pipe or another entry without content of its own.</summary>
    Other,

    /// <summary>Bytes that belong to no entry: what lies behind the archive's end, or in a layer's compression beside its content. The path is empty.</summary>
    Stray,
}
