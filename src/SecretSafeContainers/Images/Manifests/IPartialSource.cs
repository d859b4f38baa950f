namespace SecretSafeContainers.Images.Manifests;

/// <summary>A source whose indexes lawfully name more than it holds: what <c>docker save</c> writes of an image that was pulled for one platform.</summary>
internal interface IPartialSource
{
    /// <summary>True if a manifest that an index names is not here and need not be.</summary>
    bool IsElsewhere(Descriptor manifest);
}
