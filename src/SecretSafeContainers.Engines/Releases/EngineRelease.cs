using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>Gives an image that was built without a name its names in the engine that built it.</summary>
/// <param name="engine">The engine. Not owned, and must live as long as what was named may be taken back.</param>
public sealed class EngineRelease(LocalEngine engine)
{
    /// <summary>Gives the image all its names and checks that they name it; if one cannot be given, none is.</summary>
    /// <param name="id">What the engine calls the image's id.</param>
    /// <param name="repository">The name without tag.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Stops it; then the names are given back.</param>
    /// <returns>The names, until they can no longer be taken back. The caller disposes it.</returns>
    /// <exception cref="SecretSafeException">It failed (SSC3009): the message says what became of the names. Or a name breaks the grammar (SSC1008).</exception>
    public async Task<NamedInEngine> TagAsync(Digest id, string repository, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(repository);
        ArgumentNullException.ThrowIfNull(tags);
        foreach (var tag in tags)
        {
            _ = RegistryReference.Parse($"{repository}:{tag}");
        }

        NamedInEngine? named = null;
        try
        {
            named = await NamedInEngine.RememberAsync(engine, id, [.. tags.Select(tag => $"{repository}:{tag}")], cancellationToken).ConfigureAwait(false);
            await named.TagAsync(cancellationToken).ConfigureAwait(false);
            return named;
        }
        catch (SecretSafeException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.NotReleased, $"{engine.Name}:{repository}", failure.Why + await UndoAsync(named).ConfigureAwait(false), failure);
        }
        catch (OperationCanceledException cancelled)
        {
            throw new OperationCanceledException($"Naming the image was cancelled{await UndoAsync(named).ConfigureAwait(false)}.", cancelled, cancellationToken);
        }
    }

    /// <summary>Not to be cancelled; each request to an engine has its bound.</summary>
    private static async Task<string> UndoAsync(NamedInEngine? named)
    {
        using (named)
        {
            var sentences = named is null ? [] : await named.TakeBackAsync(CancellationToken.None).ConfigureAwait(false);
            return string.Concat(sentences.Select(sentence => $"; {sentence}"));
        }
    }
}
