namespace SecretSafeContainers.Detection;

/// <summary>A part of a run without a break.</summary>
/// <param name="Character">Which of the run's characters is its first.</param>
/// <param name="Offset">The content offset of that.</param>
/// <param name="Place">Line and column of that, or null if the content has none.</param>
/// <param name="Stride">Bytes from a character to the next one.</param>
/// <param name="Width">Bytes of a character.</param>
internal readonly record struct RunSegment(long Character, long Offset, (int Line, int Column)? Place, int Stride, int Width)
{
    /// <summary>The content offset of one of its characters.</summary>
    public long OffsetOf(long character) => Offset + ((character - Character) * Stride);

    /// <summary>True if a character of the content stands where this segment goes on.</summary>
    public bool GoesOnAt(long character, long offset, int width) => width == Width && offset == OffsetOf(character);
}
