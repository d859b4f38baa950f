using System.Collections.Immutable;

namespace SecretSafeContainers.Reports.Html;

/// <summary>All secrets in one table: what, which line to change, who sees it.</summary>
internal static class OverviewPart
{
    public static void Write(Page page, ImmutableArray<LeakedSecret> secrets)
    {
        if (secrets.IsEmpty)
        {
            return;
        }

        page.Add($"""
            <section aria-labelledby="overview">
            <h2 id="overview">At a glance</h2>
            <table class="glance">
            <caption class="vh">Each leaked secret, the place to change, and who can see it</caption>
            <thead><tr><th scope="col">Secret, and the line to change</th>
            """);
        ExposureCells.WriteHeads(page);
        page.Add($"</tr></thead>\n<tbody>\n");
        foreach (var secret in secrets.Take(PageLimits.Rows))
        {
            page.Add($"<tr><th scope=\"row\"><span class=\"sev {Word.Of(secret.Severity)}\">{Word.Of(secret.Severity)}</span> <a href=\"#s{secret.Number}\">{secret.Name}</a> <span class=\"quiet\">{Judgement.Of(secret.Fails)}</span>");
            page.Add($"<span class=\"at\"><code>{PlaceText.ToChange(secret.First)}</code></span></th>");
            ExposureCells.Write(page, secret.Exposure);
            page.Add($"</tr>\n");
        }

        page.Add($"</tbody></table>\n");
        Rest.Write(page, secrets.Length - PageLimits.Rows, "more secret", "below, or in the JSON report");
        page.Add($"</section>\n");
    }
}
