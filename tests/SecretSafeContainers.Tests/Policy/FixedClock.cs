namespace SecretSafeContainers.Tests.Policy;

/// <summary>A clock that stands still.</summary>
internal sealed class FixedClock(DateOnly day) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(day, new TimeOnly(23, 59), TimeSpan.Zero);
}
