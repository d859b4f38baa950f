using System.Text.RegularExpressions;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>What <c>podman build</c> prints: <c>STEP 2/3: RUN make</c> and what the step prints on one stream, errors and complaints on the other.</summary>
/// <param name="journal">Takes what is understood; the same for both streams.</param>
/// <param name="steps">Counts the steps; the same for both streams.</param>
/// <param name="stream">Which it is: 1 or 2.</param>
internal sealed partial class PodmanProgress(BuildJournal journal, PodmanProgress.StepCount steps, int stream) : BuildProgress(journal)
{
    private const string ErrorPrefix = "Error: ";

    /// <inheritdoc/>
    public override void Read(string line)
    {
        if (stream == 2)
        {
            ReadComplaint(line);
        }
        else if (Step().Match(line) is { Success: true } step)
        {
            Journal.End(steps.Key);
            var stage = step.Groups["stage"].Success ? $"{step.Groups["stage"].Value} " : "";
            Journal.Begin(steps.Next(), $"[{stage}{step.Groups["step"].Value}] {step.Groups["text"].Value}");
        }
        else if (line.StartsWith("--> Using cache", StringComparison.Ordinal))
        {
            Journal.Cached(steps.Key);
        }
        else if (!Result().IsMatch(line))
        {
            Journal.Print(steps.Key, stream, line);
        }
    }

    private void ReadComplaint(string line)
    {
        if (Logged().Match(line) is { Success: true } logged)
        {
            Journal.Warn(logged.Groups["text"].Value);
            return;
        }

        if (line.StartsWith(ErrorPrefix, StringComparison.Ordinal))
        {
            steps.LastError = line;
            Journal.Close(line);
        }

        Journal.Print(steps.Key, stream, line);
    }

    // With several stages: "[1/2] STEP 2/3: RUN make".
    [GeneratedRegex(@"^(\[(?<stage>[0-9]+/[0-9]+)\] )?STEP (?<step>[0-9]+/[0-9]+): (?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    [GeneratedRegex(@"^(--> [0-9a-f]+|(\[[0-9/]+\] )?COMMIT|[0-9a-f]{64})$", RegexOptions.NonBacktracking)]
    private static partial Regex Result();

    [GeneratedRegex("""^time="[^"]*" level=(warning|error) msg="(?<text>.*)"$""", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Logged();

    /// <summary>Which step it is at.</summary>
    internal sealed class StepCount
    {
        private volatile int count;
        private volatile string lastError = "";

        /// <summary>The last error, not redacted; a step may have printed it itself. If the build fails, it is why.</summary>
        public string LastError
        {
            get => lastError;
            set => lastError = value;
        }

        /// <summary>The step that prints at this moment.</summary>
        public string Key => $"{count}";

        /// <summary>The next one.</summary>
        public string Next() => $"{Interlocked.Increment(ref count)}";
    }
}
