namespace SecretSafeContainers.Engines.Builds;

/// <summary>Takes what a build prints, already redacted and harmless to terminals. Called by one thread at a time.</summary>
public interface IBuildLog
{
    /// <summary>A step begins, or was found in the cache: <c>[2/3] RUN pip install</c>, <c>CACHED [2/3] RUN pip install</c>.</summary>
    void Step(string text);

    /// <summary>A line that a step printed.</summary>
    void Output(string line);

    /// <summary>The builder, or what prepares for it, warns of something.</summary>
    void Warning(string text);
}
