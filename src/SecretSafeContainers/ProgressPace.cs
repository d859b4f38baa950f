using System.Globalization;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers;

/// <summary>Says now and then how far an audit is. Thread-safe.</summary>
/// <param name="interval">Between two lines, and before the first: what is over soon needs none.</param>
/// <param name="say">Takes a line.</param>
/// <param name="clock">The time.</param>
public sealed class ProgressPace(TimeSpan interval, Action<string> say, TimeProvider clock) : IProgress<AuditProgress>
{
    private readonly Lock gate = new();
    private long started = clock.GetTimestamp();
    private long said = clock.GetTimestamp();
    private string? image;

    /// <inheritdoc/>
    public void Report(AuditProgress value)
    {
        lock (gate)
        {
            if (image != value.Image)
            {
                (image, started) = (value.Image, clock.GetTimestamp());
            }

            if (clock.GetElapsedTime(said) < interval)
            {
                return;
            }

            said = clock.GetTimestamp();
            say(Line(value, clock.GetElapsedTime(started)));
        }
    }

    private static string Line(AuditProgress progress, TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? $", {Quantity.Bytes((long)(progress.Bytes / elapsed.TotalSeconds))}/s" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{progress.Image}: layer {progress.Layer} of {progress.Layers}, {Quantity.Bytes(progress.Bytes)} read{rate}");
    }
}
