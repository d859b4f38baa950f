using SecretSafeContainers.Engines.Registries;

namespace SecretSafeContainers.Engines;

/// <summary>Tags of one repository of a registry.</summary>
/// <param name="registry">Host and perhaps port.</param>
/// <param name="repository">The repository.</param>
/// <param name="tags">The tags.</param>
/// <param name="access">How to reach the registry, made anew for each look: its logins are disposed after it.</param>
public sealed class NamesInRegistry(string registry, string repository, IReadOnlyCollection<string> tags, Func<RegistryAccess> access) : INamesAtDestination
{
    /// <summary>A registry that does not answer at once is not asked for long: the publish, or the build's end, waits for it.</summary>
    private static readonly RegistryTimes Times = new() { Connect = TimeSpan.FromSeconds(3), Attempts = 2 };

    /// <inheritdoc/>
    public async Task<IReadOnlyDictionary<string, ManifestPresence>> LookUpAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var reach = access() with { Times = Times };
        using var _ = reach.Logins;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var found = await new TagLookup(reach).LookUpAsync(registry, repository, tags, limit.Token).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return found.ToDictionary(tag => $"{registry}/{repository}:{tag.Key}", tag => tag.Value, StringComparer.Ordinal);
    }
}
