namespace SecretSafeContainers.Engines.Registries;

/// <summary>What was found for a registry.</summary>
/// <param name="Credential">The login, or null if there is none: the registry is asked anonymously. Owned by the <see cref="RegistryLogins"/> that found it.</param>
/// <param name="Note">What could not be used on the way (a login file that is damaged, a helper that failed), or null. Holds no secret.</param>
public sealed record CredentialSearch(RegistryCredential? Credential, string? Note);
