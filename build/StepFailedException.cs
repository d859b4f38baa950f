namespace SecretSafeContainers.Build;

/// <summary>A step of a verb failed, so the verb cannot go on.</summary>
/// <param name="message">What failed.</param>
/// <param name="exitCode">What the program exits with.</param>
internal sealed class StepFailedException(string message, int exitCode = ExitCodes.Failure) : Exception(message)
{
    /// <summary>What the program exits with; never 0.</summary>
    public int ExitCode { get; } = exitCode == 0 ? ExitCodes.Failure : exitCode;
}
