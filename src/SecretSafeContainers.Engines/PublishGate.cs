using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>Audits what is about to become an image.</summary>
/// <param name="store">Where base layers may lie already.</param>
/// <param name="registries">How to reach the base image's registry, or null for anonymously. Not owned.</param>
public sealed class PublishGate(SdkContentStore store, RegistryAccess? registries = null)
{
    /// <summary>All that finding the base image may take, before the gate goes on without it.</summary>
    private static readonly TimeSpan BaseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The same where nothing reads the base image afterwards.</summary>
    private static readonly TimeSpan BaseTimeoutAlone = TimeSpan.FromSeconds(30);

    /// <summary>True if nothing is published and audited afterwards: what cannot be read of the base image is then unread for good, and the report says so.</summary>
    public bool IsAlone { get; init; }

    /// <summary>Runs the gate.</summary>
    /// <param name="inputs">What the image will be made of.</param>
    /// <param name="baseImage">Its base, or null if there is none to read.</param>
    /// <param name="preparing">How to audit; the gate supplies phase and sources. It may come while the base image is being found, and is always waited for.</param>
    /// <param name="announce">Hears what takes time: that layers of the base image must be fetched.</param>
    /// <param name="cancellationToken">Stops the audit.</param>
    /// <exception cref="SecretSafeException">The inputs cannot be read at all.</exception>
    public async Task<GateResult> RunAsync(
        PublishInputs inputs, RegistryReference? baseImage, Task<AuditOptions> preparing, Action<string> announce, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(preparing);
        ArgumentNullException.ThrowIfNull(announce);
        var access = (registries ?? RegistryAccess.Anonymous()) with { Purpose = RegistryPurpose.BaseImage, ReadsReferrers = false };
        var source = baseImage is null ? null : new LocalFirst(new RegistrySource(baseImage, access), new BlobsInStore(store));
        try
        {
            var folder = inputs.OpenFolder();
            var finding = FindAsync(source, inputs.Platform, cancellationToken);
            await Task.WhenAll(finding, preparing).ConfigureAwait(false);
            var ((found, unread), options) = (await finding.ConfigureAwait(false), await preparing.ConfigureAwait(false));
            Announce(found, announce);
            var layer = new RecordedLayer(folder.Layers[0]);
            var withUnread = folder with { Layers = [layer], Skipped = IsAlone && unread is not null ? folder.Skipped.Add(unread) : folder.Skipped };
            var report = await AuditAsync(options, inputs, withUnread, found, cancellationToken).ConfigureAwait(false);
            if (IsAlone)
            {
                return new(report, PublishDigest.Of(layer, inputs.OwnConfig.Span), null);
            }

            var note = unread is null ? null : $"{unread.What}: {unread.Why}";
            if (report.Verdict == Verdict.Incomplete && found is not null)
            {
                // Perhaps a base layer that only the SDK can fetch: the audit after publishing reads it, or fails. The build's own part is judged alone.
                note = "it could not be read in full";
                layer = new RecordedLayer(folder.Layers[0]);
                report = await AuditAsync(options, inputs, folder with { Layers = [layer] }, null, cancellationToken).ConfigureAwait(false);
            }

            return new(report, PublishDigest.Of(layer, inputs.OwnConfig.Span), note);
        }
        finally
        {
            await ((Task)preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (source is not null)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>True if what an earlier gate audited has not changed since.</summary>
    /// <param name="inputs">What the image will be made of.</param>
    /// <param name="auditedDigest">What that gate returned.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SecretSafeException">The inputs cannot be read.</exception>
    public static async Task<bool> IsUnchangedAsync(PublishInputs inputs, string auditedDigest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return auditedDigest == await PublishDigest.ReadAsync(inputs.OpenFolder().Layers[0], inputs.OwnConfig, cancellationToken).ConfigureAwait(false);
    }

    private void Announce(Image? baseImage, Action<string> announce)
    {
        var absent = baseImage?.Layers.Where(layer => layer.Digest is { } digest && !store.Holds(digest)).ToList() ?? [];
        if (absent.Count > 0)
        {
            var layers = absent.Count == 1 ? "1 layer" : $"{absent.Count} layers";
            announce($"reading base image {baseImage!.Reference} ({layers}, {Quantity.Bytes(absent.Sum(layer => layer.StoredBytes ?? 0))})");
        }
    }

    private async Task<(Image? Image, Skipped? Unread)> FindAsync(LocalFirst? source, Platform? platform, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return (null, null);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(IsAlone ? BaseTimeoutAlone : BaseTimeout);
        try
        {
            await foreach (var image in ImageReader.ReadAsync(source, platform, timeout.Token).ConfigureAwait(false))
            {
                return image.Skipped.IsEmpty || IsAlone ? (image, null) : (null, image.Skipped[0]);
            }

            return (null, new(DiagnosticCodes.NotFound, source.Reference, $"it has no image for {platform}"));
        }
        catch (SecretSafeException failure)
        {
            return (null, Skipped.From(failure));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, new(DiagnosticCodes.NotFound, source.Reference, "the registry did not answer in time"));
        }
    }

    private static async Task<AuditReport> AuditAsync(AuditOptions options, PublishInputs inputs, Image folder, Image? baseImage, CancellationToken cancellationToken)
    {
        var gate = options with { Phase = AuditPhase.Gate, Sources = new PublishedSources(inputs, baseImage?.Layers.Length ?? 0) };
        using var auditor = new ImageAuditor(gate);
        return await auditor.AuditAsync(inputs.ToImage(folder, baseImage), cancellationToken).ConfigureAwait(false);
    }
}
