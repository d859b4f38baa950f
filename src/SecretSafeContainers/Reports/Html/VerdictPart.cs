using System.Collections.Immutable;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>The page's beginning: the verdict, whether anything has left the machine, and how much was read.</summary>
internal static class VerdictPart
{
    public static void Write(Page page, AuditReport report, ImmutableArray<LeakedSecret> secrets)
    {
        page.Add($"""
            <section class="verdict {Word.Of(report.Verdict)}" aria-labelledby="verdict">
            <h1 id="verdict"><span class="sign" aria-hidden="true">{Word.SignOf(report.Verdict)}</span> {Headline(report, secrets)}</h1>

            """);
        if (secrets.Length > 0)
        {
            page.Add($"<p class=\"out\"><strong>Has it left this machine?</strong> {WhetherOut(report.Phase)}</p>\n");
        }

        page.Add($"<dl class=\"facts\">\n");
        Fact(page, "Audited", AuditedOf(report));
        Fact(page, "Read", $"{Quantity.Count(report.Images.Sum(image => image.Coverage.Files), "file")}, {Quantity.Bytes(report.Images.Sum(image => image.Coverage.Bytes))}");
        var skipped = report.Images.Sum(image => image.Coverage.Skipped.Length);
        if (skipped == 0)
        {
            Fact(page, "Not read", "nothing");
        }
        else
        {
            page.Add($"<div><dt>Not read</dt><dd><a href=\"#images\">{Quantity.Count(skipped, "part")}</a></dd></div>\n");
        }

        var accepted = report.Images.Sum(image => image.Suppressed.Length);
        Fact(page, "Accepted", accepted == 0 ? "nothing" : Quantity.Count(accepted, "finding"));
        page.Add($"</dl>\n</section>\n");
    }

    /// <summary>The verdict in a line, for the heading and the window.</summary>
    public static string Headline(AuditReport report, ImmutableArray<LeakedSecret> secrets)
    {
        var failing = secrets.Count(secret => secret.Fails);
        var warnings = secrets.Length - failing;
        var also = warnings == 0 ? "" : $"{(failing == 0 ? "" : " and ")}{Quantity.Count(warnings, "warning")}";
        return report.Verdict switch
        {
            Verdict.Leak => $"Leak: {(failing == 0 ? "" : Quantity.Count(failing, "secret"))}{also}",
            Verdict.Incomplete => report.Images.IsEmpty ? "Incomplete: nothing was audited" : $"Incomplete: not everything could be read{(warnings == 0 ? "" : $", {also}")}",
            _ => warnings == 0 ? "Clean: no leak" : $"Clean: no leak at or above the level, {also}",
        };
    }

    private static string WhetherOut(AuditPhase phase) => phase switch
    {
        AuditPhase.Gate => "No. This was found before the image was made. If an earlier image held the same value, that one is out: revoke it.",
        AuditPhase.Audit => "Assume that it has, and revoke it first. The image exists; where it was published, and what was taken back, is in the build's log. Only an image that was built from a Dockerfile is held back after a leak.",
        _ => "If the image was ever pushed, saved or shared, it has: revoke it first. Deleting the image somewhere does not call back its copies.",
    };

    private static string AuditedOf(AuditReport report)
    {
        var when = report.Phase switch
        {
            AuditPhase.Gate => "before publishing",
            AuditPhase.Audit => "in the finished image",
            _ => "with secretsafe",
        };
        return $"{Quantity.Count(report.Images.Length, "image")}, {Quantity.Count(report.Images.Sum(image => image.Layers.Length), "layer")}, {when}";
    }

    private static void Fact(Page page, string name, string value) => page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>\n");
}
