using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>What stands around every report: the document's head with its content security policy, and the end with the script.</summary>
internal static class PageFrame
{
    private static readonly string Policy =
        $"default-src 'none'; style-src {PageAsset.Style.Source}; script-src {PageAsset.Script.Source}; img-src data:; base-uri 'none'; form-action 'none'";

    public static void WriteHead(Page page, AuditReport report, string title)
    {
        page.Add($"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <title>{title}</title>
            <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Ccircle cx='4' cy='4' r='4' fill='{ColorOf(report.Verdict)}'/%3E%3C/svg%3E">
            <style>
            """);
        page.Add(PageAsset.Style);
        page.Add($"""
            </style>
            </head>
            <body>
            <a class="skip" href="#main">To the report</a>
            <header><p class="brand">SecretSafeContainers</p><button type="button" id="theme" class="scripted">Dark</button></header>
            <main id="main">

            """);
    }

    public static void WriteFoot(Page page)
    {
        page.Add($"""
            </main>
            <footer><p>{JsonTool.This.Name} {JsonTool.This.Version}. This page holds no secret and asks the network for nothing. All facts for programs are in the JSON report.</p></footer>
            <script>
            """);
        page.Add(PageAsset.Script);
        page.Add($"</script>\n</body>\n</html>\n");
    }

    // Percent-encoded: a data URL is parsed as a URL first.
    private static string ColorOf(Verdict verdict) => verdict switch
    {
        Verdict.Clean => "%23197a43",
        Verdict.Leak => "%23b3123d",
        _ => "%23946200",
    };
}
