namespace SecretSafeContainers.Reports.Html;

/// <summary>Says what a page leaves out.</summary>
internal static class Rest
{
    /// <summary>A sentence such as <c>And 3 more places in the JSON report.</c>; nothing if nothing is left out.</summary>
    public static void Write(Page page, int count, string noun, string where = "in the JSON report")
    {
        if (count > 0)
        {
            page.Add($"<p class=\"rest\">And {Quantity.Count(count, noun)} {where}.</p>\n");
        }
    }
}
