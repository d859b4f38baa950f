using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports.Sarif;

/// <summary>Makes one run of images.</summary>
/// <param name="context">How they were judged.</param>
/// <param name="phase">When.</param>
/// <param name="most">So many results, the gravest first; that there were more is said.</param>
internal sealed class SarifRunWriter(ReportContext context, AuditPhase phase, int most)
{
    private readonly SarifRules rules = new(context.Rules);
    private readonly SarifPlaces places = new(context);
    private readonly List<SarifDescriptor> codes = [];

    /// <summary>The run.</summary>
    /// <param name="images">At least one.</param>
    /// <param name="id">What the next audit of them replaces.</param>
    public SarifRun Write(IReadOnlyList<ImageReport> images, string id)
    {
        var all = images.SelectMany(Results).OrderByDescending(found => found.Rank).ToList();
        var skipped = images.SelectMany(image => image.Coverage.Skipped).ToList();
        var notifications = skipped.Take(SarifLimits.Notifications).Select(skip => Notify(skip, "error")).ToList();
        if (skipped.Count > SarifLimits.Notifications)
        {
            notifications.Add(Notify(Cut("not read", skipped.Count, SarifLimits.Notifications), "error"));
        }

        if (all.Count > most)
        {
            notifications.Add(Notify(Cut("found", all.Count, most), "warning"));
        }

        SarifResult[] results = [.. all.Take(most).Select(Write)];
        return new(
            new(new(JsonTool.This.Name, JsonTool.This.Version, rules.All, codes)),
            [new(skipped.Count == 0, notifications)],
            new(id),
            new Dictionary<string, SarifArtifact> { [SarifPlaces.Root] = new(null, null, new("The root of the repository.")) },
            "unicodeCodePoints",
            results,
            new(Name(phase), Name(images.Max(image => image.Verdict)), [.. images.Select(image => new SarifImage(
                SarifText.Name(image.Reference), image.Digest?.ToString(), image.Platform is { } platform ? SarifText.Name(platform.ToString()) : null, Name(image.Verdict)))]));
    }

    private static Skipped Cut(string what, int count, int kept) =>
        new(DiagnosticCodes.LimitReached, "this file", FormattableString.Invariant($"of {count} places that were {what}, {kept} are listed; the JSON report has all"));

    private IEnumerable<Found> Results(ImageReport image) =>
    [
        .. image.Findings.Select(finding => new Found(finding, image, null, context.Policy.Fails(finding) ? 3 : finding.Severity == Severity.Low ? 1 : 2)),
        .. image.Suppressed.Select(accepted => new Found(accepted.Finding, image, accepted, 0)),
    ];

    private SarifResult Write(Found found)
    {
        var (finding, image, accepted, _) = found;
        return new(
            SarifText.Name(finding.Rule),
            rules.IndexOf(finding),
            context.Policy.Fails(finding) ? "error" : finding.Severity == Severity.Low ? "note" : "warning",
            SarifText.Message(FindingMessage.Of(finding, phase)),
            [places.Of(finding, image.Reference)],
            // The first is the one by which GitHub tells results apart: of itself it would take a hash of the line, which several secrets may share.
            new Dictionary<string, string> { ["primaryLocationLineHash"] = finding.Fingerprint, ["secretsafe/v1"] = finding.Fingerprint },
            new(finding.Code.Id, Name(finding.Severity), Name(finding.Channel), finding.SecretId is { } secret ? SarifText.Name(secret) : null,
                new(finding.Exposure.Runtime, finding.Exposure.Inspection, finding.Exposure.Layers)))
        {
            Suppressions = accepted is null ? null : [Suppress(accepted)],
        };
    }

    private static SarifSuppression Suppress(SuppressedFinding accepted) => new(
        accepted.Kind == SuppressionKind.Inline ? "inSource" : "external", "accepted", accepted.Reason.Length == 0 ? null : SarifText.Message(accepted.Reason).Text);

    private SarifNotification Notify(Skipped skipped, string level)
    {
        var index = codes.FindIndex(code => code.Id == skipped.Code.Id);
        if (index < 0)
        {
            index = codes.Count;
            codes.Add(new(skipped.Code.Id, new(skipped.Code.Title), new(skipped.Code.Explanation)));
        }

        return new(new(skipped.Code.Id, index), level, SarifText.Message($"{skipped.Code.Title}: {skipped.What}: {skipped.Why}"));
    }

    private static string Name<T>(T value) where T : struct, Enum => value.ToString() is var name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    /// <summary>A finding, and how grave it is among those of a file.</summary>
    private sealed record Found(Finding Finding, ImageReport Image, SuppressedFinding? Accepted, int Rank);
}
