namespace SecretSafeContainers.Content;

/// <summary>A path that a layer writes.</summary>
/// <param name="Ordinal">Position of the entry in its layer, counted from 0.</param>
/// <param name="IsDirectory">True if it is a directory.</param>
internal readonly record struct WrittenPath(int Ordinal, bool IsDirectory);
