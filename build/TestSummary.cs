using System.Globalization;

namespace SecretSafeContainers.Build;

/// <summary>
/// Reads the summary that Microsoft.Testing.Platform prints at the end of a run, and believes it only where the exit code agrees.
/// </summary>
/// <remarks>Exit codes: <see href="https://learn.microsoft.com/dotnet/core/testing/microsoft-testing-platform-exit-codes"/></remarks>
internal sealed class TestSummary
{
    private const int AllPassed = 0;
    private const int SomeFailed = 2;
    private const int NoTests = 8;

    private readonly Dictionary<string, int> numbers = [];
    private bool begun;

    /// <summary>Takes the next line of output.</summary>
    public void Read(string line)
    {
        if (line.StartsWith("Test run summary:", StringComparison.Ordinal))
        {
            // A test's own output may look like a summary; the last one is the platform's.
            numbers.Clear();
            begun = true;
            return;
        }

        if (begun && line.Split(':', StringSplitOptions.TrimEntries) is [var name and ("total" or "failed" or "succeeded" or "skipped"), var text]
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            numbers[name] = number;
        }
    }

    /// <summary>The count, when the run has ended.</summary>
    /// <param name="exitCode">How the test program exited.</param>
    /// <param name="filtered">True if it is in order that a project has no matching test.</param>
    public TestCount Conclude(int exitCode, bool filtered)
    {
        var complete = numbers.TryGetValue("total", out var total) & numbers.TryGetValue("succeeded", out var passed)
            & numbers.TryGetValue("failed", out var failed) & numbers.TryGetValue("skipped", out var skipped);
        var agrees = complete && total == passed + failed + skipped && exitCode switch
        {
            AllPassed => failed == 0 && total > 0,
            SomeFailed => failed > 0,
            NoTests => filtered && total == 0,
            _ => false,
        };
        if (agrees)
        {
            return new(passed, failed, skipped);
        }

        Console.WriteLine($"The test program exited with {exitCode}, which its summary does not explain: counted as a failure.");
        return new(passed, Math.Max(failed, 1), skipped);
    }
}
