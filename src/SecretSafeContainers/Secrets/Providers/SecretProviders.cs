using System.Collections.Immutable;

namespace SecretSafeContainers.Secrets.Providers;

/// <summary>The places that <c>SecretSafeKnownSecrets=auto</c> knows. What lies at several has the name of the first.</summary>
internal static class SecretProviders
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<ISecretProvider> All { get; } =
    [
        new ProjectUserSecrets(),
        new NuGetConfigFiles(),
        new EnvironmentVariables(),
        new ContainerLogins(),
        new GitConfiguration(),
        new GitCredentialFiles(),
        new NetrcFiles(),
        new NpmConfiguration(),
        new PipConfiguration(),
        new CredentialProviderCache(),
    ];
}
