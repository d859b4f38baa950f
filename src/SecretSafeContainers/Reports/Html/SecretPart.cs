namespace SecretSafeContainers.Reports.Html;

/// <summary>One secret: what to change, what to revoke, who sees it, and where it lies.</summary>
internal static class SecretPart
{
    /// <param name="page">Where to.</param>
    /// <param name="report">Whose secret it is: its images are the rows of the table.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="places">How many places are listed.</param>
    /// <param name="isOpen">True if it need not be opened to be read.</param>
    public static void Write(Page page, AuditReport report, LeakedSecret secret, int places, bool isOpen)
    {
        page.Add($"<details class=\"secret {Word.Of(secret.Severity)}\" id=\"s{secret.Number}\" ");
        FilterPart.WriteFacts(page, secret.Severity, Judgement.Of(secret.Fails), secret.Places.Select(place => place.Finding));
        if (isOpen)
        {
            page.Add($" open");
        }

        page.Add($"""
            >
            <summary><span class="no">{secret.Number}</span><span class="what"><span class="sev {Word.Of(secret.Severity)}">{Word.Of(secret.Severity)}</span> <h3>{secret.Name}</h3> <span class="quiet">{Judgement.Of(secret.Fails)} · {secret.First.Code.Id} · {Quantity.Count(secret.Places.Length, "place")}</span></span></summary>
            <div class="body">

            """);
        RemedyPart.Write(page, secret);
        WriteExposure(page, report, secret);
        page.Add($"<h4>Where it lies</h4>\n<ol class=\"places\">\n");
        foreach (var place in secret.Places.Take(places))
        {
            PlacePart.Write(page, place, withImage: report.Images.Length > 1);
        }

        page.Add($"</ol>\n");
        Rest.Write(page, secret.Places.Length - places, "more place");
        page.Add($"</div></details>\n");
    }

    // All images are rows, those without a leak too: the comparison is what the table is for.
    private static void WriteExposure(Page page, AuditReport report, LeakedSecret secret)
    {
        page.Add($"<h4>Who can see it</h4>\n<table class=\"exposure\"><caption class=\"vh\">Who can see it, by image</caption><thead><tr><th scope=\"col\">Image</th>");
        ExposureCells.WriteHeads(page);
        page.Add($"</tr></thead><tbody>\n");
        foreach (var image in report.Images.Take(PageLimits.Rows))
        {
            page.Add($"<tr><th scope=\"row\">{Word.Of(image)}</th>");
            ExposureCells.Write(page, LeakedSecret.ExposureOf(secret.In(image)));
            page.Add($"</tr>\n");
        }

        page.Add($"</tbody></table>\n");
        Rest.Write(page, report.Images.Length - PageLimits.Rows, "more image");
        if (secret.Exposure == default)
        {
            page.Add($"<p class=\"quiet\">It can be seen by {FindingMessage.Who(secret.First)}.</p>\n");
        }
        else if (secret.Exposure is { Layers: true, Runtime: false })
        {
            page.Add($"<p class=\"quiet\">A later layer hides it from the running container. The layer that holds it is still part of the image: whoever can pull the image can unpack it.</p>\n");
        }
    }
}
