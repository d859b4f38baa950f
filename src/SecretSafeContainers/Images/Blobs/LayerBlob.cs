namespace SecretSafeContainers.Images.Blobs;

/// <summary>A layer that is stored as a blob: a tar, perhaps compressed.</summary>
/// <param name="source">Where it lies; outlives the layer.</param>
/// <param name="descriptor">The manifest's descriptor of it.</param>
internal sealed class LayerBlob(IImageSource source, Descriptor descriptor) : Layer
{
    /// <inheritdoc/>
    public override string Name { get; } = $"layer {descriptor.Digest}";

    /// <inheritdoc/>
    public override long? StoredBytes => descriptor.Size;

    /// <inheritdoc/>
    internal override Descriptor Descriptor => descriptor;

    /// <inheritdoc/>
    public override LayerReading Open() => new LayerBlobReading(source, descriptor, Name, cores: null);

    /// <inheritdoc/>
    internal override LayerReading Open(Cores cores) => new LayerBlobReading(source, descriptor, Name, cores);

    /// <inheritdoc/>
    internal override async ValueTask VerifyAsync(CancellationToken cancellationToken)
    {
        if (source is IPulledSource pulled && await pulled.IsPulledAsync(descriptor, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var blob = new StoredBlob(await source.OpenBlobAsync(descriptor, cancellationToken).ConfigureAwait(false), descriptor, Name);
        await using (blob.ConfigureAwait(false))
        {
            await blob.VerifyAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
