using System.Net;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Names an image in a registry.</summary>
/// <param name="Registry">Host and perhaps port: <c>mcr.microsoft.com</c>, <c>localhost:5000</c>.</param>
/// <param name="Repository">Such as <c>dotnet/runtime</c>.</param>
/// <param name="Tag">The tag, or null when there is a digest.</param>
/// <param name="Digest">The digest, or null when there is a tag.</param>
public sealed record RegistryReference(string Registry, string Repository, string? Tag, Digest? Digest)
{
    private const string DockerHub = "docker.io";

    /// <summary>Hosts besides localhost that are reached by plain http, as the .NET SDK reads them from <c>DOTNET_CONTAINER_INSECURE_REGISTRIES</c>.</summary>
    public IReadOnlyCollection<string> InsecureRegistries { get; init; } = [];

    /// <summary>What stands after <c>/manifests/</c>.</summary>
    public string Version => Digest?.ToString() ?? Tag ?? "latest";

    /// <summary>Where the registry's API starts. Docker Hub's lies on another host than its name says.</summary>
    /// <exception cref="SecretSafeException">The registry's name is no host (SSC4001).</exception>
    public Uri Endpoint
    {
        get
        {
            var host = Registry == DockerHub ? "registry-1.docker.io" : Registry;
            return Uri.TryCreate($"{(IsPlainHttp ? Uri.UriSchemeHttp : Uri.UriSchemeHttps)}://{host}/v2/", UriKind.Absolute, out var endpoint)
                ? endpoint
                : throw new SecretSafeException(DiagnosticCodes.NotFound, ToString(), "the registry's name is not that of a host");
        }
    }

    /// <summary>True if plain http is right: this machine's own interface, or named as insecure by the user.</summary>
    public bool IsPlainHttp => IsLoopback(Registry) || InsecureRegistries.Contains(Registry, StringComparer.OrdinalIgnoreCase);

    /// <summary>Splits a list as the .NET SDK writes it.</summary>
    public static IReadOnlyCollection<string> ParseInsecureRegistries(string? list) =>
        (list ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <inheritdoc/>
    public override string ToString() => Digest is { } digest ? $"{Registry}/{Repository}@{digest}" : $"{Registry}/{Repository}:{Version}";

    private static bool IsLoopback(string registry) =>
        Uri.TryCreate($"http://{registry}/", UriKind.Absolute, out var uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.Host, out var address) && IPAddress.IsLoopback(address)));
}
