namespace SecretSafeContainers.Images.Manifests;

/// <summary>A source that holds more than its manifests name.</summary>
internal interface ILooseContent
{
    /// <summary>Adds to an image what no manifest names: readable text as documents, the rest as skipped.</summary>
    /// <param name="image">The last image of the source.</param>
    /// <param name="named">The digests of everything that was named.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    ValueTask<Image> AddLooseAsync(Image image, IReadOnlySet<Digest> named, CancellationToken cancellationToken);
}
