using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Html;

/// <summary>What to change and what to revoke for one secret.</summary>
internal static class RemedyPart
{
    public static void Write(Page page, LeakedSecret secret)
    {
        var remedies = secret.Places.Select(place => (place.Finding.Source, Remedy: Remedy.Of(place.Finding))).ToList();
        page.Add($"<div class=\"remedy\"><div><h4>Change</h4>\n");
        foreach (var change in remedies.GroupBy(one => one.Remedy.Change).Take(PageLimits.Changes))
        {
            // What several places need is said once, below them.
            var sources = change.Select(one => one.Source).OfType<SourceLocation>().DistinctBy(source => (source.File, source.Line)).ToList();
            sources.Take(PageLimits.Changes).ToList().ForEach(source => Write(page, source));
            Rest.Write(page, sources.Count - PageLimits.Changes, "more line", "with the places below");
            page.Add($"<p>{change.Key}</p>\n");
        }

        page.Add($"</div><div><h4>Revoke</h4>\n");
        foreach (var revoke in remedies.Select(one => one.Remedy.Revoke).Distinct().Take(PageLimits.Changes))
        {
            page.Add($"<p>{revoke}</p>\n");
        }

        page.Add($"</div></div>\n");
    }

    private static void Write(Page page, SourceLocation source)
    {
        page.Add($"<p class=\"source\"><code>{PlaceText.Of(source)}</code><button type=\"button\" class=\"copy scripted\" aria-label=\"Copy {PlaceText.Of(source)}\">copy</button></p>\n");
        if (source.Text is { Length: > 0 } line)
        {
            page.Add($"<pre tabindex=\"0\"><code>{line}</code></pre>\n");
        }
    }
}
