using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Registries;

namespace SecretSafeContainers.Engines;

/// <summary>Names of images in a local engine.</summary>
/// <param name="chosen">The SDK's property <c>LocalRegistry</c>, or null if it is not set.</param>
/// <param name="names">Names with their tags.</param>
public sealed class NamesInEngine(string? chosen, IReadOnlyCollection<string> names) : INamesAtDestination
{
    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ManifestPresence>> LookUpAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            using var engine = await SdkEngine.FindAsync(chosen, limit.Token).ConfigureAwait(false);
            return engine is null ? All("neither docker nor podman answers") : await LookUpAsync(engine, names, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return All("the engine did not answer in time");
        }
    }

    /// <summary>What each name stands for in an engine that was found.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static async Task<IReadOnlyDictionary<string, ManifestPresence>> LookUpAsync(
        LocalEngine engine, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(names);
        var found = new Dictionary<string, ManifestPresence>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            found[name] = await LookUpAsync(engine, name, cancellationToken).ConfigureAwait(false);
        }

        return found;
    }

    private static async Task<ManifestPresence> LookUpAsync(LocalEngine engine, string name, CancellationToken cancellationToken)
    {
        try
        {
            return await engine.InspectAsync(name, cancellationToken).ConfigureAwait(false) is { } image
                ? new ManifestPresence.Held(image.Id)
                : new ManifestPresence.Absent();
        }
        catch (SecretSafeException failure)
        {
            return new ManifestPresence.Unknown(failure.Why, IsDenied: false);
        }
    }

    private Dictionary<string, ManifestPresence> All(string why) =>
        names.ToDictionary(name => name, ManifestPresence (_) => new ManifestPresence.Unknown(why, IsDenied: false), StringComparer.Ordinal);
}
