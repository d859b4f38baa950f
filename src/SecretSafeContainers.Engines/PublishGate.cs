using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Engines;

/// <summary>Audits what is about to become an image.</summary>
/// <param name="options">How to audit; the gate supplies phase and sources.</param>
/// <param name="store">Where base layers may lie already.</param>
public sealed class PublishGate(AuditOptions options, SdkContentStore store)
{
    /// <summary>All that finding the base image may take, before the gate goes on without it.</summary>
    private static readonly TimeSpan BaseTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Runs the gate.</summary>
    /// <param name="inputs">What the image will be made of.</param>
    /// <param name="baseImage">Its base, or null if there is none to read.</param>
    /// <param name="auditedDigest">What an earlier gate returned, or null: if it still holds, nothing is audited.</param>
    /// <param name="cancellationToken">Stops the audit.</param>
    /// <exception cref="SecretSafeException">The inputs cannot be read at all.</exception>
    public async Task<GateResult> RunAsync(PublishInputs inputs, RegistryReference? baseImage, string? auditedDigest, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var folder = inputs.OpenFolder();
        if (auditedDigest is not null
            && auditedDigest == await PublishDigest.ReadAsync(folder.Layers[0], inputs.OwnConfig, cancellationToken).ConfigureAwait(false))
        {
            return new(null, auditedDigest, null);
        }

        var source = baseImage is null ? null : new RegistrySource(baseImage, store);
        try
        {
            var (found, note) = await FindAsync(source, inputs.Platform, cancellationToken).ConfigureAwait(false);
            var layer = new RecordedLayer(folder.Layers[0]);
            var report = await AuditAsync(inputs, folder with { Layers = [layer] }, found, cancellationToken).ConfigureAwait(false);
            if (report.Verdict == Verdict.Incomplete && found is not null)
            {
                // Perhaps a base layer that only the SDK can fetch: the audit after publishing reads it, or fails. The build's own part is judged alone.
                note = "it could not be read in full";
                layer = new RecordedLayer(folder.Layers[0]);
                report = await AuditAsync(inputs, folder with { Layers = [layer] }, null, cancellationToken).ConfigureAwait(false);
            }

            return new(report, PublishDigest.Of(layer, inputs.OwnConfig.Span), note);
        }
        finally
        {
            if (source is not null)
            {
                await source.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private static async Task<(Image? Image, string? Note)> FindAsync(RegistrySource? source, Platform? platform, CancellationToken cancellationToken)
    {
        if (source is null)
        {
            return (null, null);
        }

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(BaseTimeout);
        try
        {
            await foreach (var image in ImageReader.ReadAsync(source, platform, timeout.Token).ConfigureAwait(false))
            {
                return image.Skipped.IsEmpty ? (image, null) : (null, image.Skipped[0].Why);
            }

            return (null, $"{source.Reference} has no image for {platform}");
        }
        catch (SecretSafeException failure)
        {
            return (null, $"{failure.What}: {failure.Why}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, $"{source.Reference} did not answer in time");
        }
    }

    private async Task<AuditReport> AuditAsync(PublishInputs inputs, Image folder, Image? baseImage, CancellationToken cancellationToken)
    {
        var gate = options with { Phase = AuditPhase.Gate, Sources = new PublishedSources(inputs, baseImage?.Layers.Length ?? 0) };
        using var auditor = new ImageAuditor(gate);
        return await auditor.AuditAsync(inputs.ToImage(folder, baseImage), cancellationToken).ConfigureAwait(false);
    }
}
