namespace SecretSafeContainers.Secrets.Providers;

/// <summary>One kind of place that holds secrets of a build. It reads; it asks nobody: no network, no child process.</summary>
internal interface ISecretProvider
{
    /// <summary>Hands out what lies there.</summary>
    /// <param name="place">Where the build runs.</param>
    /// <param name="candidates">Receives it, and what could not be read.</param>
    void Provide(BuildPlace place, SecretCandidates candidates);
}
