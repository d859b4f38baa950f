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
    public override LayerReading Open() => new LayerBlobReading(source, descriptor, Name, cores: null);

    /// <inheritdoc/>
    internal override LayerReading Open(Cores cores) => new LayerBlobReading(source, descriptor, Name, cores);
}
