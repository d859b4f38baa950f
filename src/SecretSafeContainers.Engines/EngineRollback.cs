using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Takes an image back from a local engine: each tag goes to what it named before, and the image goes when nothing names it.</summary>
/// <param name="engine">The engine. Not owned.</param>
public sealed class EngineRollback(LocalEngine engine)
{
    /// <summary>Does it.</summary>
    /// <param name="published">What this build published there.</param>
    /// <param name="before">What the names named before, by full name.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>One sentence for each thing: what was removed or given back, and what could not be.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(PublishedImages published, IReadOnlyDictionary<string, Digest> before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        ArgumentNullException.ThrowIfNull(before);
        var identity = new EngineIdentity(engine, published);
        var names = new NameReturn(engine);
        var sentences = new List<string>();
        var ours = new HashSet<Digest>();
        foreach (var name in published.Names)
        {
            var full = published.Full(name);
            sentences.Add(await NameReturn.TryAsync($"the name {full} in {engine.Name}", async () =>
            {
                if (await engine.InspectAsync(full, cancellationToken).ConfigureAwait(false) is not { Id: var id }
                    || !await identity.IsOursAsync(id, name, cancellationToken).ConfigureAwait(false))
                {
                    return $"the name {full} in {engine.Name} is not this build's any more and was left";
                }

                ours.Add(id);
                return await names.GiveBackAsync(full, id, before.TryGetValue(full, out var earlier) ? earlier : null, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false));
        }

        foreach (var id in ours)
        {
            sentences.Add(await NameReturn.TryAsync($"the image {id} in {engine.Name}", async () =>
            {
                await engine.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
                return $"removed the image {id} from {engine.Name}";
            }).ConfigureAwait(false));
        }

        return sentences;
    }
}
