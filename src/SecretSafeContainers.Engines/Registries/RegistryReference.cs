using System.Net;
using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Names an image in a registry.</summary>
/// <param name="Registry">Host and perhaps port: <c>mcr.microsoft.com</c>, <c>localhost:5000</c>.</param>
/// <param name="Repository">Such as <c>dotnet/runtime</c>.</param>
/// <param name="Tag">The tag, or null when there is a digest.</param>
/// <param name="Digest">The digest, or null when there is a tag.</param>
public sealed partial record RegistryReference(string Registry, string Repository, string? Tag, Digest? Digest)
{
    internal const string DockerHub = "docker.io";

    private const string Form = "write HOST/REPOSITORY, HOST/REPOSITORY:TAG or HOST/REPOSITORY@sha256:DIGEST (what was given is not repeated here, as it may hold a password)";

    /// <summary>Hosts besides localhost that may be reached by plain http, as the .NET SDK reads them from <c>DOTNET_CONTAINER_INSECURE_REGISTRIES</c>.</summary>
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
                && endpoint.UserInfo.Length == 0
                ? endpoint
                : throw new SecretSafeException(DiagnosticCodes.NotFound, ToString(), "the registry's name is not that of a host");
        }
    }

    /// <summary>True if plain http is right: this machine's own interface, or named as insecure by the user.</summary>
    public bool IsPlainHttp => IsLoopback || InsecureRegistries.Contains(Registry, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for Docker Hub, where a name without a host lies.</summary>
    public bool IsAtDockerHub => Registry == DockerHub;

    /// <summary>True for this machine's own interface.</summary>
    internal bool IsLoopback => Uri.TryCreate($"http://{Registry}/", UriKind.Absolute, out var uri) && IsLoopbackHost(uri);

    /// <summary>Splits a list as the .NET SDK writes it.</summary>
    public static IReadOnlyCollection<string> ParseInsecureRegistries(string? list) =>
        (list ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Reads <c>HOST/REPOSITORY[:TAG|@DIGEST]</c>. As with docker, a name without a host (no dot, no port) lies at Docker Hub.</summary>
    /// <exception cref="SecretSafeException">It breaks the grammar of references (SSC1008).</exception>
    public static RegistryReference Parse(string text) =>
        TryParse(text) ?? throw new SecretSafeException(DiagnosticCodes.Usage, "the registry's image", Form);

    /// <summary>As <see cref="Parse"/>; null if it breaks the grammar.</summary>
    /// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests"/></remarks>
    public static RegistryReference? TryParse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Grammar().Match(text) is not { Success: true } match)
        {
            return null;
        }

        var (host, repository) = (match.Groups["host"].Value, match.Groups["repository"].Value);
        if (host.Length == 0 || host is "index.docker.io" or "registry-1.docker.io")
        {
            host = DockerHub;
        }

        if (host == DockerHub && !repository.Contains('/', StringComparison.Ordinal))
        {
            repository = "library/" + repository;
        }

        var tag = match.Groups["tag"] is { Success: true } group ? group.Value : null;
        return !match.Groups["digest"].Success ? new RegistryReference(host, repository, tag, null)
            : Images.Digest.TryParse(match.Groups["digest"].Value, out var digest) ? new RegistryReference(host, repository, null, digest)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Digest is { } digest ? $"{Registry}/{Repository}@{digest}" : $"{Registry}/{Repository}:{Version}";

    /// <summary>True if a request to this place does not leave the machine.</summary>
    internal static bool IsLoopbackHost(Uri uri) =>
        uri.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(uri.IdnHost, out var address) && IPAddress.IsLoopback(address));

    // A host has a dot or a port, or is localhost. The repository is at most 255 characters, a tag 128.
    [GeneratedRegex(
        @"^(?:(?<host>localhost|(?:[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:)|\[[0-9A-Fa-f:]+\])(?::[0-9]{1,5})?|localhost:[0-9]{1,5})/)?" +
        @"(?=.{1,255}(?::|@|$))(?<repository>[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*)" +
        @"(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-f]+))?\z",
        RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Grammar();
}
