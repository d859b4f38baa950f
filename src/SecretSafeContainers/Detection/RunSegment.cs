namespace SecretSafeContainers.Detection;

/// <summary>A part of a run without a break.</summary>
/// <param name="Character">Which of the run's characters is its first.</param>
/// <param name="Offset">The content offset of that.</param>
/// <param name="Place">Line and column of that, or null if the content has none.</param>
internal readonly record struct RunSegment(long Character, long Offset, (int Line, int Column)? Place);
