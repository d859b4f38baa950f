using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>The names that an image was given in an engine, and what they named before. Dispose it when they need not be taken back any more.</summary>
public sealed class NamedInEngine : IDisposable
{
    private readonly LocalEngine engine;
    private readonly Dictionary<string, Digest> before = new(StringComparer.Ordinal);
    private readonly List<string> given = [];
    private HeldImages? held;

    private NamedInEngine(LocalEngine engine, Digest id, IReadOnlyList<string> names) => (this.engine, Id, Names) = (engine, id, names);

    /// <summary>The image.</summary>
    public Digest Id { get; }

    /// <summary>All names, with their tags.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What the names named before, by name; those that named nothing are not in it.</summary>
    public IReadOnlyDictionary<string, Digest> Before => before;

    /// <summary>Gives each name back to what it named before, if it still names this image, or takes it away. An engine may forget the image with its last name.</summary>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>One sentence for each name that was given: what was done, or why it could not be.</returns>
    public async Task<IReadOnlyList<string>> TakeBackAsync(CancellationToken cancellationToken)
    {
        var sentences = new List<string>();
        foreach (var name in given)
        {
            sentences.Add(await NameReturn.TryAsync($"the name {name} in {engine.Name}", () => TakeBackAsync(name, cancellationToken)).ConfigureAwait(false));
        }

        given.Clear();
        return sentences;
    }

    /// <summary>Lets go of the images that had the names before.</summary>
    public void Dispose() => held?.Dispose();

    /// <summary>Notes what the names name, and keeps that until this is disposed.</summary>
    internal static async Task<NamedInEngine> RememberAsync(LocalEngine engine, Digest id, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var named = new NamedInEngine(engine, id, names);
        foreach (var name in names)
        {
            if (await engine.InspectAsync(name, cancellationToken).ConfigureAwait(false) is { } image)
            {
                named.before[name] = image.Id;
            }
        }

        named.held = await HeldImages.HoldAsync(engine, named.before.Values.Where(image => image != id).ToHashSet(), cancellationToken).ConfigureAwait(false);
        return named;
    }

    /// <summary>Gives all names, then checks each: another build may take one meanwhile.</summary>
    internal async Task TagAsync(CancellationToken cancellationToken)
    {
        foreach (var name in Names)
        {
            given.Add(name);
            await engine.TagAsync(Id, name, cancellationToken).ConfigureAwait(false);
        }

        foreach (var name in Names)
        {
            var found = await engine.InspectAsync(name, cancellationToken).ConfigureAwait(false);
            if (found?.Id != Id)
            {
                throw new SecretSafeException(DiagnosticCodes.NotReleased, name, $"{name} names {(found is null ? "nothing" : found.Id)} now: another build took it");
            }
        }
    }

    private async Task<string> TakeBackAsync(string name, CancellationToken cancellationToken)
    {
        var found = await engine.InspectAsync(name, cancellationToken).ConfigureAwait(false);
        Digest? earlier = before.TryGetValue(name, out var image) ? image : null;
        return found?.Id != Id || earlier == Id
            ? $"the name {name} in {engine.Name} {(found is null ? "is not there" : $"names {found.Id} and was left")}"
            : await new NameReturn(engine).GiveBackAsync(name, Id, earlier, cancellationToken).ConfigureAwait(false);
    }
}
