using Microsoft.Build.Framework;
using SecretSafeContainers.Engines;
using SecretSafeContainers.Engines.Builds;
using SecretSafeContainers.Engines.Releases;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tasks;

/// <summary><c>ContainerBaseDockerfile</c>: builds a base image, audits it, and serves exactly that to the SDK over loopback until the build ends.</summary>
[MSBuildMultiThreadableTask]
public sealed class BuildBaseImage : DockerfileTask
{
    private const string ServedRepository = "secretsafe/base";
    private const string ServedTag = "built";

    /// <summary>What to set <c>ContainerBaseImage</c> to; empty if nothing was built.</summary>
    [Output]
    public string BaseImage { get; set; } = "";

    /// <inheritdoc/>
    private protected override string ReportName => $"{base.ReportName}.base";

    /// <inheritdoc/>
    private protected override bool IsLast(AuditPhase phase) => false;

    /// <inheritdoc/>
    private protected override async Task<IReadOnlyDictionary<Digest, Digest>> ReleaseAsync(BuiltImages built, CancellationToken cancellationToken)
    {
        // The SDK reads no other compression than gzip, and both formats.
        var image = await ReleasableImage.PackAsync(built.TakeSaved(), ImageFormat.Oci, cancellationToken).ConfigureAwait(false);
        var registry = LoopbackRegistry.Start(ServedImage.Answers(image, ServedRepository, ServedTag), image);
        BuildEngine4.RegisterTaskObject(registry, registry, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        BaseImage = $"{registry.Address}/{ServedRepository}:{ServedTag}";
        return image.ManifestsByConfig;
    }
}
