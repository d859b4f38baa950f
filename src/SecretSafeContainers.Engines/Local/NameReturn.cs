using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Gives the names of an engine back to what they named before.</summary>
/// <param name="engine">The engine. Not owned.</param>
internal sealed class NameReturn(LocalEngine engine)
{
    /// <summary>Gives one back, or takes it away if it named nothing.</summary>
    /// <param name="name">The full name.</param>
    /// <param name="ours">What it names now.</param>
    /// <param name="before">What it named before, or null.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>A sentence about what was done.</returns>
    /// <exception cref="SecretSafeException">The engine refuses or does not answer.</exception>
    public async Task<string> GiveBackAsync(string name, Digest ours, Digest? before, CancellationToken cancellationToken)
    {
        var earlier = before == ours ? null : before;
        if (earlier is { } image && await engine.InspectAsync(image.ToString(), cancellationToken).ConfigureAwait(false) is not null)
        {
            await engine.TagAsync(image, name, cancellationToken).ConfigureAwait(false);
            return $"gave the name {name} in {engine.Name} back to {image}";
        }

        // Somebody deleted the earlier image, or it could not be held: then nobody can give the name back, but it must not stay where it is.
        await engine.UntagAsync(name, cancellationToken).ConfigureAwait(false);
        return $"removed the name {name} from {engine.Name}{(earlier is null ? "" : $"; {earlier}, which it named before, is no longer there")}";
    }

    /// <summary>Does something of which a failure is a sentence like any other outcome.</summary>
    public static async Task<string> TryAsync(string what, Func<Task<string>> act)
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
