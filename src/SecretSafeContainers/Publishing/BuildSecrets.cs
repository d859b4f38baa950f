using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Secrets.Providers;

namespace SecretSafeContainers.Publishing;

/// <summary>The secrets that a build knows of without being told: gathered from where it runs, taken apart, and without what is too trivial to be looked for.</summary>
/// <remarks>Owns the values.</remarks>
/// <param name="Secrets">What is looked for. Those of one id are a value and its parts.</param>
/// <param name="Exclusions">What was gathered and is not looked for.</param>
/// <param name="Unread">What could not be read, and why.</param>
public sealed record BuildSecrets(IReadOnlyList<KnownSecret> Secrets, IReadOnlyList<SecretExclusion> Exclusions, IReadOnlyList<string> Unread) : IDisposable
{
    /// <summary>True if an environment variable holds one of the secrets.</summary>
    public bool IsAnyInEnvironment { get; private init; }

    /// <summary>Gathers them. No network, no child process; files are bounded, and one that cannot be read fails nothing.</summary>
    /// <param name="place">Where the build runs.</param>
    public static BuildSecrets Collect(BuildPlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        // The first time it is the making of the code that takes long, and each place has its own.
        var rules = Task.Run(() => RuleRecognition.ByCatalogue);
        using var readings = new SecretReadings(place);
        using var candidates = new SecretCandidates();
        using var settings = PublicSettings.Of(place, candidates);
        using var selection = new SecretSelection(place, rules.GetAwaiter().GetResult(), settings);
        foreach (var candidate in readings.InOrder(candidates))
        {
            selection.Consider(candidate);
        }

        if (selection.IsFull)
        {
            candidates.CouldNotRead($"more than {SecretSelection.MaxSecrets} secrets");
        }

        return new(selection.Release(), selection.Exclusions, candidates.Unread) { IsAnyInEnvironment = selection.IsAnyInEnvironment };
    }

    /// <summary>Those whose values are not looked for anyway, under ids that are not taken. The values stay this one's.</summary>
    /// <param name="known">What is looked for anyway.</param>
    public IReadOnlyList<KnownSecret> Beside(IReadOnlyCollection<KnownSecret> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        var taken = known.Select(secret => secret.Id).ToHashSet(StringComparer.Ordinal);
        var own = Secrets.Select(secret => secret.Id).Distinct().ToDictionary(id => id, id => UniqueId.Of(id, taken), StringComparer.Ordinal);
        return
        [
            .. Secrets.Where(secret => !known.Any(other => SecretForms.WithoutLineEnd(other.Value.Bytes).SequenceEqual(secret.Value.Bytes)))
                .Select(secret => secret with { Id = own[secret.Id] }),
        ];
    }

    /// <summary>How much was gathered, in a sentence without its full stop.</summary>
    public string Summary
    {
        get
        {
            var unread = Unread.Count == 0 ? "" : $", {Quantity.Count(Unread.Count, "place")} could not be read";
            return $"of what this build knows, {Quantity.Count(Ids.Count, "secret")} {Are(Ids.Count)} looked for, and {Quantity.Count(Exclusions.Count, "value")} {Are(Exclusions.Count)} not{unread}";
        }
    }

    private List<string> Ids => [.. Secrets.Select(secret => secret.Id).Distinct()];

    /// <summary>What is looked for, what is not and why, and what could not be read: a line each, with names and never a value.</summary>
    public IEnumerable<string> Account() =>
    [
        .. Ids.Select(id => $"looked for: {id}"),
        .. Exclusions.Select(exclusion => $"not looked for: {exclusion.Id} ({exclusion.Explanation})"),
        .. Unread.Select(what => $"not read: {what}"),
    ];

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var secret in Secrets)
        {
            secret.Dispose();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Secrets.Count} secrets";

    private static string Are(int count) => count == 1 ? "is" : "are";
}
