namespace SecretSafeContainers.Testing.Registries;

/// <summary>The test needs Debian's <c>docker-registry</c>; where it is absent the test is skipped, and counted as such.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RegistryConditionAttribute : ConditionBaseAttribute
{
    public RegistryConditionAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = $"{RealRegistry.Program} is not installed";

    /// <inheritdoc/>
    public override bool IsConditionMet => File.Exists(RealRegistry.Program);

    /// <inheritdoc/>
    public override string GroupName => "docker-registry";
}
