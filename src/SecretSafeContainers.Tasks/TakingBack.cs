using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary>What happens after a failed audit: what is taken back, and what is out and stays.</summary>
/// <param name="how">What the user wants taken back.</param>
/// <param name="store">Where the SDK keeps layers.</param>
/// <param name="registries">How to reach registries. Not owned.</param>
internal sealed class TakingBack(Rollback how, SdkContentStore store, RegistryAccess registries)
{
    /// <summary>Does it.</summary>
    /// <param name="published">What was published.</param>
    /// <param name="before">What the names in the local engine named before.</param>
    /// <param name="leaked">True for a leak; false if the image could only not be audited.</param>
    /// <param name="cancellationToken">Ends requests.</param>
    /// <returns>Sentences, in the order in which a person has to act.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(
        PublishedImages published, IReadOnlyDictionary<string, Digest> before, bool leaked, CancellationToken cancellationToken)
    {
        List<string> sentences = leaked ? [$"what leaked was published to {published.Destination}: first revoke it, then see to what is left of the image"] : [];
        if (how != Rollback.None)
        {
            sentences.AddRange(new LocalRollback(store).Run(published.Archive, published.Images));
        }

        if (published.Archive is null)
        {
            sentences.AddRange(published.Registry is null
                ? await InEngineAsync(published, before, cancellationToken).ConfigureAwait(false)
                : await InRegistryAsync(published, cancellationToken).ConfigureAwait(false));
        }
        else if (how == Rollback.None)
        {
            sentences.Add($"{published.Archive} is out and was NOT deleted");
        }

        return sentences;
    }

    private async Task<IReadOnlyList<string>> InEngineAsync(PublishedImages published, IReadOnlyDictionary<string, Digest> before, CancellationToken cancellationToken)
    {
        if (how == Rollback.None)
        {
            return Left(published);
        }

        using var engine = await SdkEngine.FindAsync(published.Engine, cancellationToken).ConfigureAwait(false);
        return engine is null ? Left(published) : await new EngineRollback(engine).RunAsync(published, before, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<string>> InRegistryAsync(PublishedImages published, CancellationToken cancellationToken) => how == Rollback.All
        ? await new RegistryRollback(registries).RunAsync(published, cancellationToken).ConfigureAwait(false)
        : Left(published);

    private static IReadOnlyList<string> Left(PublishedImages published) =>
        [.. published.Names.Select(name => $"{published.Full(name)} ({name.Digest}) is out and was NOT deleted: delete it there")];
}
