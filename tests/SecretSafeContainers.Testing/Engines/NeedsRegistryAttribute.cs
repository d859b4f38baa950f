namespace SecretSafeContainers.Testing.Engines;

/// <summary>The test needs a registry that anybody may write to; where <c>SSC_REGISTRY</c> names none it is skipped, and counted.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsRegistryAttribute : ConditionBaseAttribute
{
    public NeedsRegistryAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = "SSC_REGISTRY names no registry";

    /// <summary>Host and port, or nothing.</summary>
    public static string Address => Environment.GetEnvironmentVariable("SSC_REGISTRY") ?? "";

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsRegistryAttribute);

    /// <inheritdoc/>
    public override bool IsConditionMet => Address.Length > 0;
}
