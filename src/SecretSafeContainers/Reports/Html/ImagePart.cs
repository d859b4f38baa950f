using System.Collections.Immutable;

namespace SecretSafeContainers.Reports.Html;

/// <summary>One image: what it is, the picture of its layers, and what was read of it.</summary>
internal static class ImagePart
{
    public static void Write(Page page, ImageReport image, int number, ImmutableArray<LeakedSecret> secrets)
    {
        page.Add($"""
            <article class="image" aria-labelledby="i{number}">
            <h3 id="i{number}"><span class="mark {Word.Of(image.Verdict)}">{Word.SignOf(image.Verdict)} {Word.Of(image.Verdict)}</span> {Word.Of(image)}</h3>

            """);
        if (image.Digest is { } digest)
        {
            page.Add($"<p class=\"print\"><span>digest</span> <code>{digest.ToString()}</code><button type=\"button\" class=\"copy scripted\" aria-label=\"Copy the digest\">copy</button></p>\n");
        }

        LayerPicture.Write(page, image, number, secrets);
        WriteCoverage(page, image.Coverage);
        page.Add($"</article>\n");
    }

    private static void WriteCoverage(Page page, Coverage coverage)
    {
        var expanded = coverage.ExpandedBytes > 0 ? $", and {Quantity.Bytes(coverage.ExpandedBytes)} out of archives in them" : "";
        page.Add($"<p class=\"quiet\">Read: {Quantity.Count(coverage.Files, "file")}, {Quantity.Bytes(coverage.Bytes)}{expanded}.</p>\n");
        if (coverage.Skipped.IsEmpty)
        {
            return;
        }

        page.Add($"<h4 class=\"unread\"><span aria-hidden=\"true\">!</span> Not read</h4>\n<ul class=\"skipped\">\n");
        foreach (var skipped in coverage.Skipped.Take(PageLimits.Rows))
        {
            var bytes = skipped.Bytes > 0 ? $" ({Quantity.Bytes(skipped.Bytes)})" : "";
            page.Add($"<li><code class=\"path\">{skipped.What}</code> <span>{skipped.Code.Id} {skipped.Code.Title}: {skipped.Why}{bytes}</span></li>\n");
        }

        page.Add($"</ul>\n");
        Rest.Write(page, coverage.Skipped.Length - PageLimits.Rows, "more part");
    }
}
