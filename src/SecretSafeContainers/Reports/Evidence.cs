using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>Reports as evidence that an image was audited as it is, and found clean.</summary>
/// <param name="reports">The reports; trusted as their files are.</param>
public sealed class Evidence(IReadOnlyList<StoredReport> reports)
{
    /// <summary>Why the reports do not vouch for an image; null if they do.</summary>
    /// <param name="digest">The image's digest: of its manifest, or its id in an engine.</param>
    public string? Missing(Digest digest)
    {
        var about = reports.SelectMany(stored => stored.Report.Images, (stored, image) => (stored, image)).Where(one => IsAbout(one.stored, one.image, digest)).ToList();

        // The gate sees what is about to be published, and an image can differ from that.
        var audits = about.Where(one => one.stored.Report.Phase != AuditPhase.Gate).ToList();
        return audits switch
        {
            [] when about.Count > 0 => $"{about[0].stored.Path} is of the gate, before the image was published: take the audit's report",
            [] => $"no report is about this digest{Others()}",
            // One that found something is not outweighed by another that was asked for less.
            _ when audits.Find(one => one.image.Verdict == Verdict.Leak) is { stored: { } leaking } => $"{leaking.Path} found a leak",
            _ when audits.Find(one => one.image.Verdict != Verdict.Clean) is { stored: { } incomplete } => $"{incomplete.Path} is of an audit that could not read everything",
            _ => null,
        };
    }

    /// <summary>The report that vouches for an image.</summary>
    /// <param name="digest">An image of which nothing is <see cref="Missing"/>.</param>
    public StoredReport For(Digest digest) => reports.First(stored => stored.Report.Phase != AuditPhase.Gate && stored.Report.Images.Any(image => IsAbout(stored, image, digest)));

    // An engine knows an image by its config, and keeps of the rest only what the config fixes: the layers' files. Only of images that a build made itself: a registry's may name
    // a config that its layers do not fit, as an audit does not compare diff ids of compressed layers.
    private static bool IsAbout(StoredReport stored, ImageReport image, Digest digest) =>
        image.Digest == digest || (stored.Report.Phase == AuditPhase.Audit && image.ConfigDigest == digest);

    private string Others()
    {
        const int named = 3;
        var others = reports.SelectMany(stored => stored.Report.Images).Select(image => image.Digest).OfType<Digest>().Distinct().ToList();
        return others.Count == 0 ? "" : $": they are about {string.Join(", ", others.Take(named))}{(others.Count > named ? $" and {others.Count - named} more" : "")}";
    }
}
