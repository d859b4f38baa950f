namespace SecretSafeContainers.Engines.Registries;

/// <summary>What a registry answered to the wish to delete a manifest.</summary>
public abstract record ManifestDeletion
{
    private ManifestDeletion()
    {
    }

    /// <summary>It is deleted, with all tags that named it.</summary>
    public sealed record Deleted : ManifestDeletion;

    /// <summary>It was not there.</summary>
    public sealed record Absent : ManifestDeletion;

    /// <summary>The registry does not allow anybody to delete.</summary>
    public sealed record Unsupported : ManifestDeletion;

    /// <summary>It is still there.</summary>
    /// <param name="Why">The reason.</param>
    public sealed record Failed(string Why) : ManifestDeletion;
}
