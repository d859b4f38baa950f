namespace SecretSafeContainers.Engines.Builds;

/// <summary>Who builds a Dockerfile.</summary>
public enum Builder
{
    /// <summary>Docker if it has a client with BuildKit and its engine answers, else podman.</summary>
    Auto,

    /// <summary>Docker's BuildKit.</summary>
    Docker,

    /// <summary>Podman's buildah.</summary>
    Podman,
}
