namespace SecretSafeContainers.Detection.Literals;

/// <summary>A literal that really stands in the data.</summary>
/// <param name="Literal">Its index in the set.</param>
/// <param name="Start">Where its first byte stands, counted from the start of the data.</param>
internal readonly record struct LiteralOccurrence(int Literal, int Start);
