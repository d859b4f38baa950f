namespace SecretSafeContainers.Dockerfiles;

/// <summary>How much of a Dockerfile is read. What lies beyond is said, and left to BuildKit.</summary>
public static class DockerfileLimits
{
    /// <summary>Bytes of a Dockerfile; real ones are a thousand times smaller.</summary>
    public const int Bytes = 4 * 1024 * 1024;

    /// <summary>Bytes of a line, its end not counted; BuildKit refuses longer ones.</summary>
    public const int LineBytes = 65_535;

    /// <summary>Instructions of a Dockerfile. An image has at most 127 layers, but a Dockerfile may have many stages.</summary>
    public const int Instructions = 10_000;
}
