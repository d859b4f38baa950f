using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Reports.Html;

/// <summary>A page while it is written. Attributes stand in double quotes, so what is encoded for text is safe in them too; no script and no style holds content.</summary>
/// <param name="output">Where to, as UTF-8; stays the caller's.</param>
internal sealed class Page(Stream output)
{
    /// <summary>Characters of one text from outside; what is longer is cut, and is whole in the JSON report. More than the longest path of Linux.</summary>
    private const int ContentCharacters = 5000;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder text = new();

    /// <summary>Adds markup with encoded content in it.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Performance", "CA1822", Justification = "The handler has written to this page already.")]
    public void Add([InterpolatedStringHandlerArgument("")] PageText markup) => _ = markup.Length;

    /// <summary>Adds a file of our own as it is.</summary>
    public void Add(PageAsset asset) => text.Append(asset.Text);

    /// <summary>Hands on what was added so far, so that a long page is never in memory as a whole.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
        text.Clear();
    }

    internal void AppendMarkup(string markup) => text.Append(markup);

    internal void AppendNumber(long number) => text.Append(number.ToString(CultureInfo.InvariantCulture));

    internal void AppendContent(string? content)
    {
        if (!string.IsNullOrEmpty(content))
        {
            // Once more inert: what is encoded as a reference is the same character again on the page.
            var inert = Inert.Of(content.Length > ContentCharacters ? $"{content.AsSpan(0, ContentCharacters)}…" : content);
            text.Append(Encoder.Encode(inert));
        }
    }
}
