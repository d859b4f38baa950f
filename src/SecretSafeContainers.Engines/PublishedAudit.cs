using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>Audits what was really published: by digest, from where it lies.</summary>
/// <param name="options">How to audit; its sources are used as they are.</param>
/// <param name="store">Where the SDK keeps layers.</param>
public sealed class PublishedAudit(AuditOptions options, SdkContentStore store)
{
    /// <summary>Runs the audit.</summary>
    /// <exception cref="SecretSafeException">The archive is not there or is no image.</exception>
    public async Task<PublishedAuditResult> RunAsync(PublishedImages published, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        var seen = new HashSet<GeneratedImage>();
        using var auditor = new ImageAuditor(options with { Phase = AuditPhase.Audit });
        var images = published.Archive is { } archive
            ? InArchiveAsync(archive, published, seen, cancellationToken)
            : FromStoreAsync(published, seen, cancellationToken);
        var report = await auditor.AuditAsync(images, cancellationToken).ConfigureAwait(false);
        var missing = published.Images.FirstOrDefault(image => !seen.Contains(image));
        return new(report, missing is null ? null : new SecretSafeException(
            DiagnosticCodes.NotPublished, published.Destination, $"it does not hold the image {missing.Manifest.Digest} that the SDK says it published"));
    }

    private static async IAsyncEnumerable<Image> InArchiveAsync(
        string archive, PublishedImages published, HashSet<GeneratedImage> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = await ImageArchiveSource.OpenAsync(archive, null, cancellationToken).ConfigureAwait(false);
        await using var _ = source.ConfigureAwait(false);
        await foreach (var image in ImageReader.ReadAsync(source, null, cancellationToken).ConfigureAwait(false))
        {
            seen.UnionWith(published.Images.Where(announced => announced.Is(image)));
            yield return OnBase(image);
        }
    }

    private async IAsyncEnumerable<Image> FromStoreAsync(
        PublishedImages published, HashSet<GeneratedImage> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var announced in published.Images)
        {
            var baseSource = published.BaseImage is { } baseImage ? new RegistrySource(baseImage, null) : null;
            var source = new GeneratedImageSource(published.Destination, announced, store, baseSource);
            await using var _ = source.ConfigureAwait(false);
            await foreach (var image in ImageReader.ReadAsync(source, null, cancellationToken).ConfigureAwait(false))
            {
                seen.Add(announced);
                yield return OnBase(image);
            }
        }
    }

    /// <summary>The SDK adds exactly one layer to the base image's.</summary>
    private static Image OnBase(Image image) => image.WithBaseLayers(Math.Max(0, image.Layers.Length - 1));
}
