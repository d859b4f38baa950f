using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>The ids under which a build's secrets are mounted.</summary>
/// <remarks>
/// A secret's value is no part of BuildKit's cache key, its id is. So each id gets a keyed digest of the value: a step that mounts a secret runs again when that has
/// changed, and only then. The image holds no trace of ids, and nobody is shown one of these.
/// </remarks>
internal sealed class MountIds
{
    private readonly Dictionary<string, string> ids;

    /// <param name="secrets">The secrets.</param>
    /// <param name="key">Tells a new value from an old one; null if the ids stay as they are.</param>
    public MountIds(IEnumerable<KnownSecret> secrets, CacheKey? key) => ids = key is null
        ? []
        : secrets.ToDictionary(secret => secret.Id, secret => $"{secret.Id}-{key.Of(secret.Value)}", StringComparer.Ordinal);

    /// <summary>The new ids by the user's own.</summary>
    public IReadOnlyDictionary<string, string> New => ids;

    /// <summary>A log that is told the user's own ids.</summary>
    public IBuildLog Around(IBuildLog log) => ids.Count == 0 ? log : new Log(this, log);

    /// <summary>A failure that names the user's own ids.</summary>
    public SecretSafeException Restore(SecretSafeException failure) => new(failure.Code, failure.What, Restore(failure.Why), failure) { Line = failure.Line };

    private string Restore(string text) => ids.Aggregate(text, (restored, id) => restored.Replace(id.Value, id.Key, StringComparison.Ordinal));

    private sealed class Log(MountIds ids, IBuildLog log) : IBuildLog
    {
        public void Step(string text) => log.Step(ids.Restore(text));

        public void Output(string line) => log.Output(ids.Restore(line));

        public void Warning(string text) => log.Warning(ids.Restore(text));
    }
}
