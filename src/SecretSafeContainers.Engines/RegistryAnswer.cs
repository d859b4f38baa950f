namespace SecretSafeContainers.Engines;

/// <summary>What a registry answers to a GET.</summary>
/// <param name="MediaType">The Content-Type.</param>
/// <param name="Body">The bytes.</param>
public sealed record RegistryAnswer(string MediaType, ReadOnlyMemory<byte> Body);
