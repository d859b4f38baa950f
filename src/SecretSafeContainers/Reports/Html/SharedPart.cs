using System.Collections.Immutable;

namespace SecretSafeContainers.Reports.Html;

/// <summary>Leaking layers that several images hold.</summary>
internal static class SharedPart
{
    public static void Write(Page page, ImmutableArray<SharedLayer> layers)
    {
        if (layers.IsEmpty)
        {
            return;
        }

        page.Add($"""
            <section aria-labelledby="shared">
            <h2 id="shared">Leaking layers that several images share</h2>
            <p class="quiet">Whoever pulls any of these images has the layer, and what leaks in it.</p>
            <ul class="shared">

            """);
        foreach (var layer in layers.Take(PageLimits.Rows))
        {
            page.Add($"<li><code class=\"path\">{layer.DiffId.ToString()}</code><button type=\"button\" class=\"copy scripted\" aria-label=\"Copy the diff id\">copy</button> with {Quantity.Count(layer.Findings, "finding")} is in {string.Join(", ", layer.Images.Take(PageLimits.Rows))}</li>\n");
        }

        page.Add($"</ul>\n");
        Rest.Write(page, layers.Length - PageLimits.Rows, "more layer");
        page.Add($"</section>\n");
    }
}
