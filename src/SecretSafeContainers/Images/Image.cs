using System.Collections.Immutable;

namespace SecretSafeContainers.Images;

/// <summary>One image for one platform: everything of it that can hold a secret. Layers are opened later, one by one.</summary>
public sealed record Image
{
    /// <summary>How a person names it.</summary>
    public required string Reference { get; init; }

    /// <summary>Digest of the manifest; null for a folder and for the inputs of an image that does not exist yet.</summary>
    public Digest? Digest { get; init; }

    /// <summary>Digest of the config, by which engines know an image: it fixes what is in the layers, not how they are stored. Null if there is none, or it was not read.</summary>
    public Digest? ConfigDigest { get; init; }

    /// <summary>For which platform it is, or null if unknown.</summary>
    public Platform? Platform { get; init; }

    /// <summary>Config, manifests and attestations.</summary>
    public ImmutableArray<ImageDocument> Documents { get; init; } = [];

    /// <summary>The layers, lowest first.</summary>
    public ImmutableArray<Layer> Layers { get; init; } = [];

    /// <summary>A build's log that takes the place of an image; null for an image.</summary>
    public LogFile? Log { get; init; }

    /// <summary>What is known already to be unreadable: an absent config, a manifest that does not parse.</summary>
    public ImmutableArray<Skipped> Skipped { get; init; } = [];
}
