namespace SecretSafeContainers.Browser.Tests;

/// <summary>The test needs a Chromium; where there is none it is skipped and counted.</summary>
/// <summary>The test needs a Chromium; where there is none it is skipped, and counted.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsBrowserAttribute : ConditionBaseAttribute
{
    public NeedsBrowserAttribute()
        : base(ConditionMode.Include) => IgnoreMessage = $"no Chromium on the path, nor named by {Chromium.Variable}";

    /// <inheritdoc/>
    public override string GroupName => nameof(NeedsBrowserAttribute);

    /// <inheritdoc/>
    public override bool IsConditionMet => Chromium.Path is not null;
}
