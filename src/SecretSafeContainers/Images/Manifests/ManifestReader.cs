using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Blobs;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Makes an image of one image manifest: its config, its layers and the attestations about it.</summary>
/// <param name="source">Where everything lies.</param>
/// <param name="named">Collects the digest of everything that is named.</param>
internal sealed class ManifestReader(IImageSource source, ISet<Digest> named)
{
    private readonly DocumentReader documents = new(source);

    /// <summary>The image. What of it cannot be read is noted in it.</summary>
    public async ValueTask<Image> ReadAsync(WalkStep step, ReadOnlyMemory<byte> json, Manifest.Image manifest, CancellationToken cancellationToken)
    {
        var draft = new ImageDraft();
        named.UnionWith(manifest.Layers.Select(layer => layer.Digest).Append(manifest.Config.Digest));
        var config = await ReadConfigAsync(manifest.Config, draft, cancellationToken).ConfigureAwait(false);
        draft.Add(new ImageDocument(ImageDocumentKind.Manifest, step.Name, json));
        draft.Add(step.Documents);
        var layers = Layers(manifest.Layers, config, draft);
        await ReadAttestationsAsync(step.Attestations, draft, cancellationToken).ConfigureAwait(false);
        return draft.Finish(step, config?.Platform, layers) with { ConfigDigest = config is null ? null : manifest.Config.Digest };
    }

    /// <summary>What is left to say of a place where no image can be read.</summary>
    public async ValueTask<Image> UnreadAsync(WalkStep step, Skipped why, CancellationToken cancellationToken)
    {
        var draft = new ImageDraft();
        draft.Skip(why);
        draft.Add(step.Documents);
        await ReadAttestationsAsync(step.Attestations, draft, cancellationToken).ConfigureAwait(false);
        return draft.Finish(step, platform: null, layers: []);
    }

    private async ValueTask<ImageConfig?> ReadConfigAsync(Descriptor descriptor, ImageDraft draft, CancellationToken cancellationToken)
    {
        if (descriptor.MediaType is not (MediaTypes.OciConfig or MediaTypes.DockerConfig))
        {
            draft.Skip(new(DiagnosticCodes.UnsupportedFormat, $"config {descriptor.Digest}", $"media type {descriptor.MediaType} is not an image's config: it is another kind of artifact", descriptor.Size));
            return null;
        }

        try
        {
            var (json, config) = await documents.ReadAsync(descriptor, $"config {descriptor.Digest}", ImageConfig.Read, cancellationToken).ConfigureAwait(false);
            draft.Add(new ImageDocument(ImageDocumentKind.Config, "config", json));
            return config;
        }
        catch (SecretSafeException failure)
        {
            draft.Skip(Skipped.From(failure, descriptor.Size));
            return null;
        }
    }

    /// <summary>
    /// Pairs layers with diff ids, and with history from the top: builders append, and a base that was imported may have layers without a line.
    /// Where there are more lines than layers nobody can say which belongs to which.
    /// </summary>
    private ImmutableArray<Layer> Layers(ImmutableArray<Descriptor> descriptors, ImageConfig? config, ImageDraft draft)
    {
        if (descriptors.IsEmpty)
        {
            draft.Skip(new(DiagnosticCodes.Empty, "image", "its manifest names no layer"));
        }

        if (descriptors.Length > ImageLimits.Layers)
        {
            draft.Skip(new(DiagnosticCodes.LimitReached, "image", $"it has {descriptors.Length} layers; those from number {ImageLimits.Layers} on are not read"));
        }

        var hasDiffIds = config?.DiffIds.Length == descriptors.Length;
        var silent = descriptors.Length - (config?.CreatedBy.Length ?? 0);
        return
        [
            .. descriptors.Take(ImageLimits.Layers).Select((descriptor, index) => new LayerBlob(source, descriptor)
            {
                Digest = descriptor.Digest,
                DiffId = hasDiffIds ? config!.DiffIds[index] : null,
                CreatedBy = silent >= 0 && index >= silent ? config!.CreatedBy[index - silent] : null,
            }),
        ];
    }

    private async ValueTask ReadAttestationsAsync(ImmutableArray<Descriptor> attestations, ImageDraft draft, CancellationToken cancellationToken)
    {
        var reader = new AttestationReader(documents, named);
        foreach (var attestation in attestations)
        {
            await reader.ReadAsync(attestation, draft, cancellationToken).ConfigureAwait(false);
        }
    }
}
