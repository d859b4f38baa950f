using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Policy;

/// <summary>
/// What people have decided about findings: suppressions, a baseline, a trial. Nothing of it comes from an image, so no image can suppress what it leaks.
/// </summary>
public sealed record Triage
{
    /// <summary>No decision: every finding is judged.</summary>
    public static Triage None { get; } = new();

    /// <summary>The <c>SecretSafeSuppress</c> items.</summary>
    public SuppressionSet Suppressions { get; init; } = SuppressionSet.Empty;

    /// <summary>The baseline.</summary>
    public Baseline Baseline { get; init; } = Baseline.Empty;

    /// <summary>The trial, over or not; null if there is none.</summary>
    public Trial? Trial { get; init; }

    /// <summary>Reads everything that a user accepts.</summary>
    /// <param name="settings">As it is written.</param>
    /// <param name="rules">The ids of all rules.</param>
    /// <param name="clock">Tells the day, in UTC: the same for everybody who builds.</param>
    /// <param name="problems">Receives everything that is wrong (SSC1020 to SSC1025). With one of them the result is not to be used.</param>
    public static Triage Load(TriageSettings settings, IReadOnlySet<string> rules, TimeProvider clock, ICollection<SecretSafeException> problems)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(clock);
        ArgumentNullException.ThrowIfNull(problems);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return new()
        {
            Suppressions = new(settings.Suppressions.Select(item => item.Parse(rules, problems)).OfType<Suppression>().ToList(), today),
            Baseline = settings.Baseline.Length == 0 ? Baseline.Empty : Try(() => BaselineFile.Read(settings.Baseline)) ?? Baseline.Empty,
            Trial = settings.TrialUntil.Length == 0 ? null : Try(() => Trial.Parse(settings.TrialUntil, today)),
        };

        T? Try<T>(Func<T> read) where T : class
        {
            try
            {
                return read();
            }
            catch (SecretSafeException problem)
            {
                problems.Add(problem);
                return null;
            }
        }
    }

    /// <summary>The finding with what accepts it, or null if nothing does. A comment says most about it, then an item, then the baseline.</summary>
    public SuppressedFinding? Suppress(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Allowance is { } comment)
        {
            return new(SuppressionKind.Inline, $"{comment.File}:{comment.Line}", comment.Reason, null, finding);
        }

        if (Suppressions.Find(finding) is { } item)
        {
            return new(SuppressionKind.Item, item.ToString(), item.Reason, item.Expires, finding);
        }

        return Baseline.Find(finding) is { } entry ? new(SuppressionKind.Baseline, entry.Fingerprint, entry.Reason, null, finding) : null;
    }

    /// <summary>What there is to say before anything is audited: what has expired, and how long the trial lasts.</summary>
    public ImmutableArray<TriageRemark> Remarks =>
    [
        .. Suppressions.Expired.Select(one => new TriageRemark(
            TriageRemark.Loudness.Warning, $"{DiagnosticCodes.ExpiredSuppression.Title}: {one} expired on {one.Expires:yyyy-MM-dd}; fix what it accepted, or decide anew and move the date", DiagnosticCodes.ExpiredSuppression)),
        .. Trial switch
        {
            null => [],
            { IsOn: true } trial => [new TriageRemark(TriageRemark.Loudness.Notice, $"trial until {trial.Until:yyyy-MM-dd} ({DaysLeft(trial.DaysLeft)}): leaks by rule are warnings until then, known secrets are errors")],
            { } trial => new[] { new TriageRemark(TriageRemark.Loudness.Notice, $"the trial ended on {trial.Until:yyyy-MM-dd}: leaks are errors; remove SecretSafeTrialUntil") },
        },
    ];

    /// <summary>What there is to say when all was audited: what accepts nothing any more.</summary>
    /// <param name="used">The <see cref="SuppressedFinding.By"/> of everything that was suppressed.</param>
    public ImmutableArray<TriageRemark> Unused(IReadOnlySet<string> used)
    {
        ArgumentNullException.ThrowIfNull(used);
        var stale = Baseline.Entries.Count(entry => !used.Contains(entry.Fingerprint));
        return
        [
            .. Suppressions.Current.Select(one => one.ToString()).Where(one => !used.Contains(one)).Distinct()
                .Select(one => new TriageRemark(TriageRemark.Loudness.Message, $"{one} matches nothing here")),
            .. stale == 0 ? [] : new[]
            {
                new TriageRemark(TriageRemark.Loudness.Message,
                    $"{stale} of {Baseline.Entries.Length} entries of the baseline match nothing any more; 'secretsafe baseline' with this build's reports drops them"),
            },
        ];
    }

    private static string DaysLeft(int days) => days switch
    {
        0 => "its last day is today",
        1 => "1 day left",
        _ => $"{days} days left",
    };
}
