using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports.Html;

/// <summary>The report as one page that needs no network: verdict first, then each secret with what to change and to revoke, then the images with their layers.</summary>
/// <param name="policy">Tells failures from warnings.</param>
public sealed class HtmlReportWriter(AuditPolicy policy) : IReportWriter
{
    /// <inheritdoc/>
    public async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var page = new Page(output);
        var secrets = LeakedSecrets.Of(report, policy);
        PageFrame.WriteHead(page, report, VerdictPart.Headline(report, secrets));
        VerdictPart.Write(page, report, secrets);
        OverviewPart.Write(page, secrets);
        FilterPart.Write(page, report, secrets);
        await WriteSecretsAsync(page, report, secrets, cancellationToken).ConfigureAwait(false);
        SharedPart.Write(page, report.SharedLayers);
        await WriteImagesAsync(page, report, secrets, cancellationToken).ConfigureAwait(false);
        SuppressedPart.Write(page, report);
        PageFrame.WriteFoot(page);
        await page.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task WriteSecretsAsync(Page page, AuditReport report, IReadOnlyList<LeakedSecret> secrets, CancellationToken cancellationToken)
    {
        if (secrets.Count == 0)
        {
            return;
        }

        page.Add($"<section aria-labelledby=\"secrets\">\n<h2 id=\"secrets\">Secrets</h2>\n");
        var left = PageLimits.Places;
        var written = 0;
        foreach (var secret in secrets.TakeWhile(_ => left > 0))
        {
            var places = Math.Min(Math.Min(secret.Places.Length, PageLimits.PlacesOfOne), left);
            SecretPart.Write(page, report, secret, places, isOpen: secret.Number <= PageLimits.OpenSecrets && (secret.Fails || secret.Number == 1));
            left -= places;
            written++;
            await page.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        page.Add($"<p class=\"none\" hidden>Nothing fits the filters.</p>\n");
        Rest.Write(page, secrets.Count - written, "more secret");
        page.Add($"</section>\n");
    }

    private static async Task WriteImagesAsync(Page page, AuditReport report, System.Collections.Immutable.ImmutableArray<LeakedSecret> secrets, CancellationToken cancellationToken)
    {
        if (report.Images.IsEmpty)
        {
            return;
        }

        page.Add($"<section aria-labelledby=\"images\">\n<h2 id=\"images\">{(report.Images.Length == 1 ? "Image" : "Images")}</h2>\n");
        foreach (var (index, image) in report.Images.Take(PageLimits.Images).Index())
        {
            ImagePart.Write(page, image, index + 1, secrets);
            await page.FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        Rest.Write(page, report.Images.Length - PageLimits.Images, "more image");
        page.Add($"</section>\n");
    }
}
