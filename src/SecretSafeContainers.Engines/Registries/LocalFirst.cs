using System.Collections.Immutable;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>
/// Reads an image by digest from places on this machine, and only what lies in none of them from where it was published: a login that may push
/// but not pull, or a registry that is away, does not matter for bytes that are here. All of it is verified by digest, wherever it comes from.
/// </summary>
/// <param name="remote">Where the rest is. Owned.</param>
/// <param name="places">Where to look first, in this order. Not owned.</param>
public sealed class LocalFirst(IImageSource remote, params ImmutableArray<IBlobPlace> places) : IImageSource, IReferrerSource, IPulledSource
{
    /// <summary>What to start from if it is known already, so that nobody need be asked; or null.</summary>
    public Descriptor? Root { get; init; }

    /// <summary>Is told of each blob that lies nowhere here and is fetched, before it is; or null.</summary>
    public IProgress<Descriptor>? Fetching { get; init; }

    /// <inheritdoc/>
    public string Reference => remote.Reference;

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) =>
        Root is { } root ? new([root]) : remote.ResolveAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        if (await TryOpenHereAsync(descriptor, cancellationToken).ConfigureAwait(false) is { } local)
        {
            return local;
        }

        Fetching?.Report(descriptor);
        return await remote.OpenBlobAsync(descriptor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What refers to a manifest; nothing for an image that is read from here: it has just been made.</summary>
    public ValueTask<IReadOnlyList<Descriptor>> ReferrersAsync(Digest subject, CancellationToken cancellationToken) =>
        Root is null && remote is IReferrerSource source ? source.ReferrersAsync(subject, cancellationToken) : new([]);

    /// <inheritdoc/>
    public async ValueTask<bool> IsPulledAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        if (await TryOpenHereAsync(descriptor, cancellationToken).ConfigureAwait(false) is not { } local)
        {
            return remote is IPulledSource pulled && await pulled.IsPulledAsync(descriptor, cancellationToken).ConfigureAwait(false);
        }

        await local.DisposeAsync().ConfigureAwait(false);
        return false;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => remote.DisposeAsync();

    private async ValueTask<Stream?> TryOpenHereAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            if (await place.TryOpenAsync(descriptor, cancellationToken).ConfigureAwait(false) is { } local)
            {
                return local;
            }
        }

        return null;
    }
}
