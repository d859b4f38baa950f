namespace SecretSafeContainers.Engines.Registries;

/// <summary>What a registry is asked for: it decides which of the .NET SDK's credential variables count, as it does for the SDK itself.</summary>
public enum RegistryPurpose
{
    /// <summary>To read a base image: <c>DOTNET_CONTAINER_PULL_REGISTRY_*</c>.</summary>
    BaseImage,

    /// <summary>To read an image that was published, or any other: also <c>DOTNET_CONTAINER_REGISTRY_*</c> and <c>SDK_CONTAINER_REGISTRY_*</c>.</summary>
    PublishedImage,

    /// <summary>To push an image: <c>DOTNET_CONTAINER_PUSH_REGISTRY_*</c> before the general ones.</summary>
    Push,

    /// <summary>To delete a manifest: <c>DOTNET_CONTAINER_PUSH_REGISTRY_*</c> before the general ones.</summary>
    Deletion,
}
