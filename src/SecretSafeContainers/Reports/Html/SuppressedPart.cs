using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>What somebody accepted: by what, why, and until when.</summary>
internal static class SuppressedPart
{
    public static void Write(Page page, AuditReport report)
    {
        var accepted = report.Images.SelectMany(image => image.Suppressed, (image, one) => (Image: image, One: one)).ToList();
        if (accepted.Count == 0)
        {
            return;
        }

        page.Add($"<section aria-labelledby=\"accepted\">\n<h2 id=\"accepted\">Accepted findings</h2>\n<p class=\"quiet\">The verdict does not count them.</p>\n<ol class=\"accepted\">\n");
        foreach (var (image, one) in accepted.Take(PageLimits.Rows))
        {
            Write(page, report.Images.Length > 1 ? image : null, one);
        }

        page.Add($"</ol>\n");
        Rest.Write(page, accepted.Count - PageLimits.Rows, "more accepted finding");
        page.Add($"</section>\n");
    }

    private static void Write(Page page, ImageReport? image, SuppressedFinding one)
    {
        page.Add($"<li class=\"item\" ");
        FilterPart.WriteFacts(page, one.Finding.Severity, Judgement.Accepted, [one.Finding]);
        page.Add($"><p><span class=\"sev {Word.Of(one.Finding.Severity)}\">{Word.Of(one.Finding.Severity)}</span> <strong>{FindingMessage.What(one.Finding)}</strong></p><p><code class=\"path\">{PlaceText.Of(one.Finding)}</code></p>\n<dl class=\"facts\">");
        Fact(page, "By", $"{SuppressedCount.Name(one.Kind)}: {one.By}");
        Fact(page, "Why", one.Reason.Length == 0 ? "no reason is given" : one.Reason);
        Fact(page, "Until", one.Expires is { } day ? $"{day:yyyy-MM-dd}" : "for good");
        if (image is not null)
        {
            Fact(page, "Image", Word.Of(image));
        }

        page.Add($"</dl>\n");
        PlacePart.Fingerprint(page, one.Finding);
        page.Add($"</li>\n");
    }

    private static void Fact(Page page, string name, string value) => page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
}
