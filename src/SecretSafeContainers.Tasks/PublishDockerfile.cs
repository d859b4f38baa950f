using System.Collections.Immutable;
using Microsoft.Build.Framework;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Tasks;

/// <summary><c>ContainerDockerfile</c>: builds the whole image, audits it, and releases exactly what was audited to where the SDK would have put its own.</summary>
[MSBuildMultiThreadableTask]
public sealed class PublishDockerfile : DockerfileTask
{
    /// <summary><c>ContainerArchiveOutputPath</c>, or empty.</summary>
    public string Archive { get; set; } = "";

    /// <summary>The image's tags.</summary>
    [Required]
    public ITaskItem[] Tags { get; set; } = [];

    /// <summary><c>LocalRegistry</c>: <c>Docker</c>, <c>Podman</c>, or empty.</summary>
    public string LocalRegistry { get; set; } = "";

    /// <summary><c>ContainerImageFormat</c>: <c>OCI</c>, <c>Docker</c>, or empty.</summary>
    public string ImageFormat { get; set; } = "";

    private bool IsLocal => Archive.Length == 0 && Registry.Length == 0;

    private IReadOnlyList<string> TagNames => [.. Tags.Select(tag => tag.ItemSpec).Distinct(StringComparer.Ordinal)];

    /// <inheritdoc/>
    private protected override Builder ParseBuilder()
    {
        var chosen = base.ParseBuilder();
        if (!IsLocal || LocalRegistry.Length == 0)
        {
            return chosen;
        }

        var destination = Setting.Parse<Builder>("LocalRegistry", LocalRegistry);
        return chosen is Engines.Builds.Builder.Auto || chosen == destination ? destination : throw new SecretSafeException(
            DiagnosticCodes.InvalidSetting, "ContainerBuilder", $"{Builder} builds the image, but LocalRegistry={LocalRegistry} is to hold it; name one engine");
    }

    /// <inheritdoc/>
    private protected override async Task<IReadOnlyDictionary<Digest, Digest>> ReleaseAsync(BuiltImages built, CancellationToken cancellationToken)
    {
        if (IsLocal)
        {
            await TagAsync(built, cancellationToken).ConfigureAwait(false);
            return ImmutableDictionary<Digest, Digest>.Empty;
        }

        var format = ImageFormat.Length == 0 ? Images.ImageFormat.Oci : Setting.Parse<Images.ImageFormat>("ContainerImageFormat", ImageFormat);
        var image = await ReleasableImage.PackAsync(built.TakeSaved(), format, cancellationToken).ConfigureAwait(false);
        await using (image.ConfigureAwait(false))
        {
            await ReleaseAsync(image, cancellationToken).ConfigureAwait(false);
            return image.ManifestsByConfig;
        }
    }

    private async Task ReleaseAsync(ReleasableImage image, CancellationToken cancellationToken)
    {
        if (Archive.Length > 0)
        {
            var path = ArchiveDestination.Locate(Archive.Replace('\\', Path.DirectorySeparatorChar), ProjectFolder, Repository);
            await ArchiveRelease.WriteAsync(image, path, Repository, TagNames, cancellationToken).ConfigureAwait(false);
            Announce($"wrote {path} ({image.Digest})");
            return;
        }

        var destination = new RegistryReference(Registry, Repository, null, null)
        {
            InsecureRegistries = RegistryReference.ParseInsecureRegistries(Environment.GetEnvironmentVariable("DOTNET_CONTAINER_INSECURE_REGISTRIES")),
        };
        foreach (var name in await new RegistryRelease(Registries).PushAsync(image, destination, TagNames, cancellationToken).ConfigureAwait(false))
        {
            Announce($"pushed {Registry}/{Repository}:{name.Tag} ({name.Digest})");
        }
    }

    /// <inheritdoc/>
    private protected override void CheckDestination()
    {
        if (IsLocal && RuntimeIdentifiers.Length > 1)
        {
            throw new SecretSafeException(
                DiagnosticCodes.InvalidSetting, "ContainerRuntimeIdentifiers", "an engine holds one image under a name, not one for each of several platforms: publish to a registry or an archive, or for one runtime identifier");
        }
    }

    private async Task TagAsync(BuiltImages built, CancellationToken cancellationToken)
    {
        using var _ = await new EngineRelease(built.Engine).TagAsync(built.Saved[0].Id, Repository, TagNames, cancellationToken).ConfigureAwait(false);
        built.Kept = true;
        Announce($"{built.Engine.Name} has {string.Join(", ", TagNames.Select(tag => $"{Repository}:{tag}"))} ({built.Saved[0].Id})");
    }
}
