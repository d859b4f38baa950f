using Microsoft.Build.Framework;
using SecretSafeContainers.Engines;

namespace SecretSafeContainers.Tasks;

/// <summary>Serves an empty base image to the SDK over loopback until the build ends.</summary>
[MSBuildMultiThreadableTask]
public sealed class ServeScratchBase : SecretSafeTask
{
    private static readonly Type Key = typeof(ServeScratchBase);

    /// <summary>What to set <c>ContainerBaseImage</c> to.</summary>
    [Output]
    public string BaseImage { get; set; } = "";

    /// <inheritdoc/>
    protected override Task RunAsync(CancellationToken cancellationToken)
    {
        // One registry a build and process, whatever the number of projects. A lost race serves the same base twice.
        var registry = (LoopbackRegistry?)BuildEngine4.GetRegisteredTaskObject(Key, RegisteredTaskObjectLifetime.Build);
        if (registry is null)
        {
            registry = LoopbackRegistry.Start(ScratchBase.Answers);
            BuildEngine4.RegisterTaskObject(Key, registry, RegisteredTaskObjectLifetime.Build, allowEarlyCollection: false);
        }

        BaseImage = $"{registry.Address}/{ScratchBase.Repository}:{ScratchBase.Tag}";
        return Task.CompletedTask;
    }
}
