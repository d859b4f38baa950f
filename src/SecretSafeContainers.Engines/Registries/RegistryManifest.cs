using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>A manifest or index as a registry gave it.</summary>
/// <param name="Descriptor">Names it by the digest of its bytes, or by the one that was asked for.</param>
/// <param name="Json">Its bytes.</param>
internal sealed record RegistryManifest(Descriptor Descriptor, byte[] Json);
