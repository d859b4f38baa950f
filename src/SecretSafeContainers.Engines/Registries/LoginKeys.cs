namespace SecretSafeContainers.Engines.Registries;

/// <summary>Under which names a registry's login may be kept.</summary>
/// <param name="reference">The image that is asked for.</param>
internal sealed class LoginKeys(RegistryReference reference)
{
    /// <summary>What <c>docker login</c> without a name has always written for Docker Hub.</summary>
    private const string DockerHubKey = "https://index.docker.io/v1/";

    /// <summary>The names in full; the first is what helpers are asked for.</summary>
    public IReadOnlyList<string> Exact { get; } =
        reference.Registry == RegistryReference.DockerHub ? [DockerHubKey, RegistryReference.DockerHub, "index.docker.io", "registry-1.docker.io"] : [reference.Registry];

    /// <summary>How well an entry of <c>auths</c> fits: null if it does not, more for a longer path (podman can log in to a part of a registry).</summary>
    public int? Rank(string entry)
    {
        var scheme = entry.IndexOf("://", StringComparison.Ordinal);
        var name = (scheme < 0 ? entry : entry[(scheme + 3)..]).TrimEnd('/').Split('/', 2);
        var (host, path) = (name[0], name.Length > 1 ? name[1] : "");
        if (!IsHost(host))
        {
            return null;
        }

        // Docker writes versions of the API behind the host.
        return path is "" or "v1" or "v2" ? 0
            : $"{reference.Repository}/".StartsWith(path + "/", StringComparison.Ordinal) ? path.Length
            : null;
    }

    private bool IsHost(string host) =>
        Exact.Any(key => host.Equals(key == DockerHubKey ? "index.docker.io" : key, StringComparison.OrdinalIgnoreCase));
}
