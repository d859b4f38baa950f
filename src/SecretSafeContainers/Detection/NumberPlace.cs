namespace SecretSafeContainers.Detection;

/// <summary>A place in a list of bytes.</summary>
/// <param name="At">Where the number before ends, or where the first one starts.</param>
/// <param name="IsFirst">True if one starts there.</param>
/// <param name="LineBytes">How many stand in its line before it; of a dump only.</param>
internal readonly record struct NumberPlace(int At, bool IsFirst, int LineBytes);
