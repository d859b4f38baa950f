namespace SecretSafeContainers.Publishing;

/// <summary>A log that a build writes.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="IsBinary">True for a binary log (<c>-bl</c>): its last part, often all of it, is written when the build has ended.</param>
public sealed record BuildLog(string Path, bool IsBinary);
