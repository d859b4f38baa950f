using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>The two lists of an archive that say which image has which name.</summary>
/// <param name="repository">The name without tag.</param>
/// <param name="tags">The tags.</param>
internal sealed class ArchiveNames(string repository, IReadOnlyList<string> tags)
{
    private const string RefName = "org.opencontainers.image.ref.name";
    private const string ContainerdName = "io.containerd.image.name";

    /// <summary>Where a blob lies.</summary>
    public static string PathOf(Digest digest) => $"blobs/{digest.ToString().Replace(':', '/')}";

    /// <summary>The layout's <c>index.json</c>: for each tag the same descriptor, with the tag and with the full name.</summary>
    public ReadOnlyMemory<byte> Index(Descriptor image) => ImageManifest.OfIndex(
        MediaTypes.OciIndex,
        tags.Count == 0 ? [image] : [.. tags.Select(tag => image with { Annotations = Annotations(tag) })]).Json;

    /// <summary>
    /// Docker's <c>manifest.json</c>. It knows no platforms: engines that read it give the names to the first image, and those that know platforms read the index.
    /// </summary>
    public ReadOnlyMemory<byte> DockerManifest(ReleasableImage image) => JsonSerializer.SerializeToUtf8Bytes(new JsonArray(
    [
        .. image.Images.Take(1).Select(first => new JsonObject
        {
            ["Config"] = PathOf(first.Config!.Digest),
            ["RepoTags"] = tags.Count == 0 ? null : new JsonArray([.. tags.Select(tag => JsonValue.Create($"{repository}:{tag}"))]),
            ["Layers"] = new JsonArray([.. first.Layers.Select(layer => JsonValue.Create(PathOf(layer.Digest)))]),
        }),
    ]));

    private ImmutableSortedDictionary<string, string> Annotations(string tag) =>
        ImmutableSortedDictionary<string, string>.Empty.Add(ContainerdName, $"{FullName()}:{tag}").Add(RefName, tag);

    /// <summary>As containerd writes it out: <c>app</c> is <c>docker.io/library/app</c>.</summary>
    private string FullName()
    {
        var first = repository.Split('/')[0];
        var hasHost = first != repository && (first == "localhost" || first.AsSpan().ContainsAny('.', ':'));
        return hasHost ? repository : first != repository ? $"docker.io/{repository}" : $"docker.io/library/{repository}";
    }
}
