using SecretSafeContainers.Content;

namespace SecretSafeContainers.Reports.Html;

/// <summary>The three columns of the table that this project grew out of: who can see a secret.</summary>
internal static class ExposureCells
{
    public static void WriteHeads(Page page) => page.Add($"""
        <th scope="col" class="x"><abbr title="The running container sees it">Runtime</abbr></th><th scope="col" class="x"><abbr title="Readable in history, configuration, labels, annotations or attestations, without running the image">Inspection</abbr></th><th scope="col" class="x"><abbr title="Stored in a layer, perhaps deleted by a later one">Layers</abbr></th>
        """);

    public static void Write(Page page, Exposure exposure)
    {
        Write(page, "Runtime", exposure.Runtime);
        Write(page, "Inspection", exposure.Inspection);
        Write(page, "Layers", exposure.Layers);
    }

    private static void Write(Page page, string column, bool leaks)
    {
        if (leaks)
        {
            page.Add($"<td class=\"x\" data-column=\"{column}\"><span class=\"leaks\">leak</span></td>");
        }
        else
        {
            page.Add($"<td class=\"x\" data-column=\"{column}\"><span class=\"safe\"><span aria-hidden=\"true\">–</span><span class=\"vh\">no</span></span></td>");
        }
    }
}
