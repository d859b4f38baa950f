using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Reports.Html;

/// <summary>A file of our own that stands in the page: its style or its script. It is embedded in the assembly and the same for every report.</summary>
internal sealed class PageAsset
{
    private PageAsset(string name)
    {
        using var stream = typeof(PageAsset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        // Parsers of HTML read a line end as \n, and the hash is of what they read.
        Text = reader.ReadToEnd().ReplaceLineEndings("\n");
        Source = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Text)))}'";
    }

    /// <summary>The style.</summary>
    public static PageAsset Style { get; } = new("page.css");

    /// <summary>The script.</summary>
    public static PageAsset Script { get; } = new("page.js");

    /// <summary>What stands between the tags.</summary>
    public string Text { get; }

    /// <summary>As a content security policy allows it: by its hash (w3.org/TR/CSP3, hash-source).</summary>
    public string Source { get; }
}
