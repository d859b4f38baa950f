using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Publishing;

/// <summary>The secrets that a build knows of without being told: gathered from where it runs, taken apart, and without what is too trivial to be looked for.</summary>
/// <param name="Secrets">What is looked for; the caller disposes them. Those of one id are a value and its parts.</param>
/// <param name="Exclusions">What was gathered and is not looked for.</param>
/// <param name="Unread">What could not be read, and why.</param>
public sealed record BuildSecrets(IReadOnlyList<KnownSecret> Secrets, IReadOnlyList<SecretExclusion> Exclusions, IReadOnlyList<string> Unread)
{
    /// <summary>True if an environment variable holds one of the secrets.</summary>
    public bool IsAnyInEnvironment { get; private init; }

    /// <summary>Gathers them. No network, no child process; files are bounded, and one that cannot be read fails nothing.</summary>
    /// <param name="place">Where the build runs.</param>
    /// <param name="known">What is looked for anyway: the same value is not taken a second time. Stays the caller's.</param>
    public static BuildSecrets Collect(BuildPlace place, IReadOnlyList<KnownSecret> known)
    {
        ArgumentNullException.ThrowIfNull(place);
        ArgumentNullException.ThrowIfNull(known);
        using var candidates = new SecretCandidates();
        foreach (var provider in SecretProviders.All)
        {
            provider.Provide(place, candidates);
        }

        using var settings = PublicSettings.Of(place, candidates);
        using var selection = new SecretSelection(place, RuleRecognition.ByCatalogue, settings, known);
        foreach (var candidate in candidates.Values)
        {
            selection.Consider(candidate);
        }

        if (selection.IsFull)
        {
            candidates.CouldNotRead($"more than {SecretSelection.MaxSecrets} secrets");
        }

        return new(selection.Release(), selection.Exclusions, candidates.Unread) { IsAnyInEnvironment = selection.IsAnyInEnvironment };
    }

    /// <summary>What was gathered, what is not looked for and why, and what could not be read: a line each, with names and never a value.</summary>
    public IEnumerable<string> Account()
    {
        var ids = Secrets.Select(secret => secret.Id).Distinct().ToList();
        yield return $"{ids.Count} secrets that this build knows of are looked for{List(ids)}";
        yield return $"{Exclusions.Count} values that it knows of are not{List(Exclusions.Select(exclusion => $"{exclusion.Id} ({exclusion.Explanation})"))}";
        if (Unread.Count > 0)
        {
            yield return $"not read{List(Unread)}";
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Secrets.Count} secrets";

    private static string List(IEnumerable<string> items) => string.Join(", ", items) is { Length: > 0 } list ? $": {list}" : "";
}
