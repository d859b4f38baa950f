using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Whether a registry holds what a reference names.</summary>
public abstract record ManifestPresence
{
    private ManifestPresence()
    {
    }

    /// <summary>It does.</summary>
    /// <param name="Digest">The digest of what it holds: for a tag, where the tag points now.</param>
    public sealed record Held(Digest Digest) : ManifestPresence;

    /// <summary>It does not.</summary>
    public sealed record Absent : ManifestPresence;

    /// <summary>It does not tell: not to this login (one that may only push), or it cannot be reached.</summary>
    /// <param name="Why">The reason.</param>
    /// <param name="IsDenied">True if the registry answered and refused.</param>
    public sealed record Unknown(string Why, bool IsDenied) : ManifestPresence;
}
