namespace SecretSafeContainers.Detection;

/// <summary>A byte that is written as a number.</summary>
/// <param name="Start">Where its first character stands.</param>
/// <param name="End">Where its last one ends.</param>
/// <param name="Value">The byte.</param>
internal readonly record struct NumberToken(int Start, int End, byte Value);
