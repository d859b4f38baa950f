namespace SecretSafeContainers.Testing.Registries;

/// <summary>
/// The test needs Debian's <c>docker-registry</c>, and an address of this machine that is no loopback address; where either is absent the test is skipped,
/// and counted as such.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsRegistryElsewhereAttribute : ConditionBaseAttribute
{
    public NeedsRegistryElsewhereAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = $"{RealRegistry.Program} is not installed, or this machine has a loopback address only";

    /// <inheritdoc/>
    public override bool IsConditionMet => File.Exists(RealRegistry.Program) && PrivateAuthority.HostAddress is not null;

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsRegistryElsewhereAttribute);
}
