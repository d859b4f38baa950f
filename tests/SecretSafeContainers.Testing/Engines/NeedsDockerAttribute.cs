namespace SecretSafeContainers.Testing.Engines;

/// <summary>The test needs docker with BuildKit, and an engine that answers; where there is none it is skipped, and counted.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsDockerAttribute : ConditionBaseAttribute
{
    public NeedsDockerAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = "there is no docker with BuildKit that answers";

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsDockerAttribute);

    /// <inheritdoc/>
    public override bool IsConditionMet => EngineClient.DockerOrNone is not null;
}
