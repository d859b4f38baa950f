using System.Diagnostics;

namespace SecretSafeContainers.Build;

/// <summary>What a piece of work took.</summary>
/// <param name="Wall">Time on the wall.</param>
/// <param name="Cpu">Processor time of the process that did it, as last seen.</param>
/// <param name="PeakBytes">Its largest resident memory, as last seen.</param>
internal readonly record struct Measurement(TimeSpan Wall, TimeSpan Cpu, long PeakBytes)
{
    /// <summary>Measures a child.</summary>
    /// <param name="child">What to run.</param>
    /// <param name="observer">What watches it.</param>
    /// <param name="exitCodes">How it may exit.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StepFailedException">It exited otherwise; the message holds what it printed.</exception>
    public static async Task<Measurement> OfAsync(Child child, Observer observer, int[] exitCodes, CancellationToken cancellationToken)
    {
        var clock = Stopwatch.StartNew();
        var exitCode = await child.RunAsync(cancellationToken);
        return exitCodes.Contains(exitCode)
            ? new(clock.Elapsed, observer.Cpu, observer.PeakBytes)
            : throw new StepFailedException($"a measured child exited with {exitCode}:{Environment.NewLine}{observer.Output}");
    }

    /// <summary>The one of the least processor time: what else runs on the machine can only add to it.</summary>
    public static Measurement Least(IEnumerable<Measurement> measurements) => measurements.MinBy(measurement => measurement.Cpu);

    /// <summary>The middle one by wall time.</summary>
    public static Measurement Median(IEnumerable<Measurement> measurements)
    {
        var ordered = measurements.OrderBy(measurement => measurement.Wall).ToList();
        return ordered[ordered.Count / 2] with { PeakBytes = ordered.Max(measurement => measurement.PeakBytes) };
    }
}
