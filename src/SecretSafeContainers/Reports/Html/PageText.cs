using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Reports.Html;

/// <summary>A piece of a page as it stands in the source code: its literal parts are markup, and every hole is content, which is encoded. Nothing else can reach a page.</summary>
[InterpolatedStringHandler]
internal readonly ref struct PageText(int literalLength, int formattedCount, Page page)
{
    public int Length { get; } = literalLength + formattedCount;

    public void AppendLiteral(string markup) => page.AppendMarkup(markup);

    public void AppendFormatted(string? content) => page.AppendContent(content);

    public void AppendFormatted(long number) => page.AppendNumber(number);
}
