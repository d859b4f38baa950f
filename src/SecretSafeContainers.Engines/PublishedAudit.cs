using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>Audits what was really published: by digest, from where it lies.</summary>
/// <param name="options">How to audit; its sources are used as they are.</param>
/// <param name="store">Where the SDK keeps layers.</param>
/// <param name="registries">How to reach the base image's registry, or null for anonymously. Not owned.</param>
public sealed class PublishedAudit(AuditOptions options, SdkContentStore store, RegistryAccess? registries = null)
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
        var (wrong, notes) = await new PublishedNames(registries ?? RegistryAccess.Anonymous()).CheckAsync(published, cancellationToken).ConfigureAwait(false);
        var missing = published.Images.Where(image => !seen.Contains(image)).Select(image => new SecretSafeException(
            DiagnosticCodes.NotPublished, published.Destination, $"it does not hold the image {image.Manifest.Digest} that the SDK says it published"));
        return new(report, [.. missing, .. wrong], notes);
    }

    private static async IAsyncEnumerable<Image> InArchiveAsync(
        string archive, PublishedImages published, HashSet<GeneratedImage> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var source = await ImageArchiveSource.OpenAsync(archive, null, cancellationToken).ConfigureAwait(false);
        await using var _ = source.ConfigureAwait(false);
        await foreach (var image in ImageReader.ReadAsync(source, null, cancellationToken).ConfigureAwait(false))
        {
            seen.UnionWith(published.Images.Where(announced => announced.Is(image)));
            yield return OnBase(image, published);
        }
    }

    private async IAsyncEnumerable<Image> FromStoreAsync(
        PublishedImages published, HashSet<GeneratedImage> seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var access = (registries ?? RegistryAccess.Anonymous()) with { Purpose = RegistryPurpose.BaseImage, ReadsReferrers = false };
        foreach (var announced in published.Images)
        {
            var baseSource = published.BaseImage is { } baseImage ? new RegistrySource(baseImage, access) : null;
            var source = new GeneratedImageSource(published.Destination, announced, store, baseSource);
            await using var _ = source.ConfigureAwait(false);
            await foreach (var image in ImageReader.ReadAsync(source, null, cancellationToken).ConfigureAwait(false))
            {
                seen.Add(announced);
                yield return OnBase(image, published);
            }
        }
    }

    /// <summary>The SDK adds exactly one layer to the base image's.</summary>
    private static Image OnBase(Image image, PublishedImages published) => image.WithBaseLayers(published.OwnsBase ? 0 : Math.Max(0, image.Layers.Length - 1));
}
