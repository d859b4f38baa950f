using System.Collections.Immutable;
using System.Globalization;

namespace SecretSafeContainers.Reports.Html;

/// <summary>
/// The picture of an image: its layers as they lie on each other, their sizes in proportion, and a lane for each secret, from the layer where it enters up to the running
/// container, which sees it or does not. It is a table: whoever does not see the picture reads the same.
/// </summary>
internal static class LayerPicture
{
    public static void Write(Page page, ImageReport image, int number, ImmutableArray<LeakedSecret> secrets)
    {
        ImmutableArray<Lane> lanes = [.. secrets.Select(secret => new Lane(secret, [.. secret.In(image).Select(place => place.Finding)])).Where(lane => lane.Findings.Length > 0)];
        if (image.Layers.IsEmpty && !lanes.Any(lane => lane.IsToBePublished))
        {
            return;
        }

        ImmutableArray<Lane> shown = [.. lanes.Take(PageLimits.Lanes)];
        page.Add($"<h4 id=\"p{number}\">Layers, the topmost first{(shown.IsEmpty ? "" : ", and a lane for each secret")}</h4>\n<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-labelledby=\"p{number}\">\n<table class=\"stack\"><caption class=\"vh\">Layers, their sizes, and who sees which secret</caption>\n<thead><tr><th scope=\"col\">Layer</th><th scope=\"col\" class=\"n\">Size</th>");
        foreach (var lane in shown)
        {
            page.Add($"<th scope=\"col\" class=\"lane\"><a class=\"{Word.Of(lane.Secret.Severity)}\" href=\"#s{lane.Secret.Number}\" title=\"{lane.Secret.Name}\"><span class=\"vh\">Secret </span>{lane.Secret.Number}</a></th>");
        }

        page.Add($"</tr></thead>\n<tbody>\n");
        if (!shown.IsEmpty)
        {
            WriteRow(page, "who", "Whoever inspects the image", shown, lane => lane.AtInspection);
            WriteRow(page, "who", "The running container", shown, lane => lane.AtRuntime);
        }

        if (shown.Any(lane => lane.IsToBePublished))
        {
            WriteRow(page, "app", "The layer that this publish would add", shown, lane => lane.AtPublish);
        }

        WriteLayers(page, image, shown);
        page.Add($"</tbody></table></div>\n");
        Rest.Write(page, image.Layers.Length - PageLimits.Layers, "more layer");
        Rest.Write(page, lanes.Length - PageLimits.Lanes, "more secret", "without a lane of their own, above");
        if (!shown.IsEmpty)
        {
            page.Add($"<p class=\"legend quiet\"><span><i class=\"dot seen\"></i> enters here, and is seen</span><span><i class=\"dot hidden\"></i> enters here; a later layer hides it, and it stays</span><span><i class=\"bar\"></i> not seen</span></p>\n");
        }
    }

    private static void WriteLayers(Page page, ImageReport image, ImmutableArray<Lane> lanes)
    {
        var largest = Math.Max(1, image.Layers.Select(layer => layer.Bytes).DefaultIfEmpty().Max());
        foreach (var layer in image.Layers.Reverse().Take(PageLimits.Layers))
        {
            page.Add($"<tr class=\"{Word.Of(layer.Origin)}\"><th scope=\"row\"><span class=\"index\">{layer.Index}</span> <span class=\"origin\">{Word.OriginOf(layer.Origin)}</span><code class=\"by\">{layer.CreatedBy ?? "no history"}</code></th>");
            page.Add($"<td class=\"n\">{Quantity.Bytes(layer.Bytes)}<svg class=\"size\" viewBox=\"0 0 100 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"{Percent(layer.Bytes, largest)}\" height=\"4\"/></svg></td>");
            WriteLanes(page, lanes, lane => lane.AtLayer(layer.Index));
            page.Add($"</tr>\n");
        }
    }

    private static void WriteRow(Page page, string kind, string name, ImmutableArray<Lane> lanes, Func<Lane, LaneMark> mark)
    {
        page.Add($"<tr class=\"{kind}\"><th scope=\"row\">{name}</th><td class=\"n\"></td>");
        WriteLanes(page, lanes, mark);
        page.Add($"</tr>\n");
    }

    private static void WriteLanes(Page page, ImmutableArray<Lane> lanes, Func<Lane, LaneMark> markOf)
    {
        foreach (var lane in lanes)
        {
            var mark = markOf(lane);
            page.Add($"<td class=\"lane {Word.Of(lane.Secret.Severity)} {mark.Style}\"><i></i><span class=\"vh\">{mark.Text}</span></td>");
        }
    }

    // A tenth of a percent is the least that can be seen.
    private static string Percent(long bytes, long largest) => Math.Max(bytes == 0 ? 0 : 0.1, 100.0 * bytes / largest).ToString("0.#", CultureInfo.InvariantCulture);
}
