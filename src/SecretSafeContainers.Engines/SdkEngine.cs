using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines;

/// <summary>The engine to which the .NET SDK hands an image that goes neither to an archive nor to a registry.</summary>
public static class SdkEngine
{
    /// <summary>Finds it. The caller disposes it; null if none answers.</summary>
    /// <param name="chosen">The SDK's property <c>LocalRegistry</c>, or null if it is not set.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task<LocalEngine?> FindAsync(string? chosen, CancellationToken cancellationToken)
    {
        LocalEngine? engine = chosen?.ToUpperInvariant() switch
        {
            "DOCKER" => new DockerEngine(),
            "PODMAN" => new PodmanEngine(),
            _ => null,
        };
        if (engine is null)
        {
            return await LocalEngine.FindAsync(cancellationToken).ConfigureAwait(false);
        }

        if (await engine.AnswersAsync(cancellationToken).ConfigureAwait(false))
        {
            return engine;
        }

        engine.Dispose();
        return null;
    }
}
