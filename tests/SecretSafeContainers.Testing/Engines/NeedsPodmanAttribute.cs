namespace SecretSafeContainers.Testing.Engines;

/// <summary>The test needs podman, and a store that works; where there is none it is skipped, and counted.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsPodmanAttribute : ConditionBaseAttribute
{
    public NeedsPodmanAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = "there is no podman that works";

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsPodmanAttribute);

    /// <inheritdoc/>
    public override bool IsConditionMet => EngineClient.PodmanOrNone is not null;
}
