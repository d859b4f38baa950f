namespace SecretSafeContainers.Engines.Registries;

/// <summary>How long a registry is waited for, and how often it is asked again.</summary>
public sealed record RegistryTimes
{
    /// <summary>Until a connection stands, TLS included.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Until the headers of an answer are here.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>While a body is sent, without a byte that is taken; and after the last one until the answer: a registry reads a large blob again, or moves it.</summary>
    public TimeSpan Commit { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Without a byte of a body. There is no limit on the whole: a large layer may take its time.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Requests for one thing, the first included; also how often one blob is resumed.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>Before the second attempt; doubled for each further one, and shortened by chance by up to a half.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before an attempt, whatever <c>Retry-After</c> asks for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>After this time nothing is tried again.</summary>
    public TimeSpan Retrying { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>The wait before an attempt.</summary>
    /// <param name="attempt">The attempt that just failed; the first is 1.</param>
    /// <param name="asked">What the registry asks for, or null.</param>
    internal TimeSpan DelayAfter(int attempt, TimeSpan? asked)
    {
        var growing = FirstDelay * Math.Pow(2, attempt - 1);
        var delay = asked is { } wish && wish > TimeSpan.Zero ? wish : growing * (1 - (Random.Shared.NextDouble() / 2));
        return delay < LongestDelay ? delay : LongestDelay;
    }
}
