using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>Reads an attestation manifest, its config and its statements as documents of the image that they are about.</summary>
internal sealed class AttestationReader(DocumentReader documents, ISet<Digest> named)
{
    /// <summary>Adds all of it to the image; what cannot be read is noted there.</summary>
    public async ValueTask ReadAsync(Descriptor descriptor, ImageDraft draft, CancellationToken cancellationToken)
    {
        named.Add(descriptor.Digest);
        Manifest.Image manifest;
        try
        {
            var name = $"attestation manifest {descriptor.Digest}";
            var (json, read) = await documents.ReadAsync(descriptor, name, ReadImage, cancellationToken).ConfigureAwait(false);
            draft.Add(new ImageDocument(ImageDocumentKind.Attestation, name, json));
            manifest = read;
        }
        catch (SecretSafeException failure)
        {
            draft.Skip(Skipped.From(failure, descriptor.Size));
            return;
        }

        foreach (var blob in manifest.Layers.Prepend(manifest.Config).Take(ImageLimits.Layers))
        {
            await ReadBlobAsync(blob, draft, cancellationToken).ConfigureAwait(false);
        }

        if (manifest.Layers.Length >= ImageLimits.Layers)
        {
            draft.Skip(new(DiagnosticCodes.LimitReached, $"attestation manifest {descriptor.Digest}", $"it has {manifest.Layers.Length} statements; not all are read"));
        }
    }

    private static Manifest.Image ReadImage(ReadOnlyMemory<byte> json) =>
        Manifest.Read(json) as Manifest.Image ?? throw new FormatException("an attestation is an index and not a manifest");

    private async ValueTask ReadBlobAsync(Descriptor blob, ImageDraft draft, CancellationToken cancellationToken)
    {
        named.Add(blob.Digest);
        var name = $"attestation {blob.Digest}";
        try
        {
            var content = await documents.ReadAsync(blob, name, cancellationToken).ConfigureAwait(false);
            if (blob.MediaType.EndsWith("json", StringComparison.Ordinal))
            {
                draft.Add(new ImageDocument(ImageDocumentKind.Attestation, name, content));
            }
            else if (TextDocument.TryWrap(content) is { } text)
            {
                draft.Add(new ImageDocument(ImageDocumentKind.Attestation, name, text));
            }
            else
            {
                draft.Skip(new(DiagnosticCodes.UnsupportedFormat, name, $"media type {blob.MediaType} is not a statement that can be read", blob.Size));
            }
        }
        catch (SecretSafeException failure)
        {
            draft.Skip(Skipped.From(failure, blob.Size));
        }
    }
}
