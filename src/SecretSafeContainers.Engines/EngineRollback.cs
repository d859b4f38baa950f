using SecretSafeContainers.Diagnostics;
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
        var sentences = new List<string>();
        var ours = new HashSet<Digest>();
        foreach (var name in published.Names)
        {
            var full = published.Full(name);
            sentences.Add(await TryAsync($"the name {full} in {engine.Name}", async () =>
            {
                if (await engine.InspectAsync(full, cancellationToken).ConfigureAwait(false) is not { Id: var id }
                    || !await identity.IsOursAsync(id, name, cancellationToken).ConfigureAwait(false))
                {
                    return $"the name {full} in {engine.Name} is not this build's any more and was left";
                }

                ours.Add(id);
                return await GiveBackAsync(full, id, before, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false));
        }

        foreach (var id in ours)
        {
            sentences.Add(await TryAsync($"the image {id} in {engine.Name}", async () =>
            {
                await engine.RemoveAsync(id, cancellationToken).ConfigureAwait(false);
                return $"removed the image {id} from {engine.Name}";
            }).ConfigureAwait(false));
        }

        return sentences;
    }

    private async Task<string> GiveBackAsync(string full, Digest ours, IReadOnlyDictionary<string, Digest> before, CancellationToken cancellationToken)
    {
        var had = before.TryGetValue(full, out var earlier) && earlier != ours;
        if (had && await engine.InspectAsync(earlier.ToString(), cancellationToken).ConfigureAwait(false) is not null)
        {
            await engine.TagAsync(earlier, full, cancellationToken).ConfigureAwait(false);
            return $"gave the name {full} in {engine.Name} back to {earlier}";
        }

        // Somebody deleted the earlier image, or it could not be held: then nobody can give the name back, but the leak must not keep it.
        await engine.UntagAsync(full, cancellationToken).ConfigureAwait(false);
        return $"removed the name {full} from {engine.Name}{(had ? $"; {earlier}, which it named before, is no longer there" : "")}";
    }

    private static async Task<string> TryAsync(string what, Func<Task<string>> act)
    {
        try
        {
            return await act().ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            return $"NOT taken back, do it yourself: {what} ({failure.Why})";
        }
    }
}
