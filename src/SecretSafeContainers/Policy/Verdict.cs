namespace SecretSafeContainers.Policy;

/// <summary>The outcome of an audit. Ordered: the worst of several is the outcome of all.</summary>
public enum Verdict
{
    /// <summary>Everything was read, and nothing at or above the level was found.</summary>
    Clean,

    /// <summary>Nothing at or above the level was found, but not everything was read.</summary>
    Incomplete,

    /// <summary>A leak at or above the level.</summary>
    Leak,
}
