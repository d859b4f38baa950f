namespace SecretSafeContainers.Detection;

/// <summary>Bytes of a stream that must not be shown.</summary>
/// <param name="Start">The first of them.</param>
/// <param name="End">Behind the last.</param>
internal readonly record struct MaskedSpan(long Start, long End);
