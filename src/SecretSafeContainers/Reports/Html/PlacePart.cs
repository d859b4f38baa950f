using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Html;

/// <summary>One place of a secret, with everything by which it is found and referred to.</summary>
internal static class PlacePart
{
    public static void Write(Page page, LeakedPlace place, bool withImage)
    {
        var finding = place.Finding;
        page.Add($"<li><code class=\"path\">{PlaceText.Of(finding)}</code>\n<ul class=\"meta\"><li>{Word.Of(finding.Channel)}</li>");
        if (finding.Layer is { } layer)
        {
            page.Add($"<li>layer {layer}, {Word.OriginOf(finding.Origin)}</li>");
        }

        if (withImage)
        {
            page.Add($"<li>{Word.Of(place.Image)}</li>");
        }

        if (!finding.Encoding.IsDefaultOrEmpty)
        {
            page.Add($"<li>encoded as {string.Join(" in ", finding.Encoding.Reverse())}</li>");
        }

        if (finding.Line is null)
        {
            page.Add($"<li>at byte {finding.Offset}</li>");
        }

        page.Add($"<li>seen by {FindingMessage.Who(finding)}</li></ul>\n");
        Fingerprint(page, finding);
        page.Add($"</li>\n");
    }

    /// <summary>Rule and fingerprint: what a suppression names.</summary>
    public static void Fingerprint(Page page, Finding finding) => page.Add(
        $"<p class=\"print\"><span>{finding.Rule}</span> <code>{finding.Fingerprint}</code><button type=\"button\" class=\"copy scripted\" aria-label=\"Copy the fingerprint\">copy</button></p>");
}
