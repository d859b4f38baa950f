using SecretSafeContainers.Engines.Registries;

namespace SecretSafeContainers.Engines;

/// <summary>The names under which a build publishes, where it publishes.</summary>
public interface INamesAtDestination
{
    /// <summary>What each name stands for at this moment, by its full name. The answer is a value, whatever goes wrong.</summary>
    /// <param name="patience">All that it may take; a name whose answer is not here then is <see cref="ManifestPresence.Unknown"/>.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    Task<IReadOnlyDictionary<string, ManifestPresence>> LookUpAsync(TimeSpan patience, CancellationToken cancellationToken);
}
