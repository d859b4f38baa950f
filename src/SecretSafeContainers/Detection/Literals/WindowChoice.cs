using System.Runtime.CompilerServices;

namespace SecretSafeContainers.Detection.Literals;

/// <summary>The windows of a needle that are worth a try.</summary>
internal static class WindowChoice
{
    /// <summary>Most windows of a needle that compete for a bucket.</summary>
    public const int Most = 8;

    // Of thousands of literals nearly all whose case matters are forms of secrets, all of whose windows are rare: what counts is how long the choice takes.
    private const int Few = 3;
    private const int ManyNeedles = 4_000;

    /// <summary>How many windows of a needle compete.</summary>
    /// <param name="needle">The needle.</param>
    /// <param name="needles">How many needles there are.</param>
    public static int CountFor(Needle needle, int needles) => needles > ManyNeedles && !needle.IgnoreCase ? Few : Most;

    /// <summary>The rarest windows, the rarest first.</summary>
    /// <param name="needle">The needle.</param>
    /// <param name="choices">Receives them.</param>
    /// <returns>Those that there are.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Span<(float Frequency, int Window)> RarestOf(Needle needle, Span<(float Frequency, int Window)> choices)
    {
        var places = Math.Min(WindowTables.Places, needle.Bytes.Length);
        var count = 0;
        for (var window = 0; window + places <= needle.Bytes.Length; window++)
        {
            var frequency = ByteFrequencies.OfWindow(needle, window, places);
            if (count == choices.Length && frequency >= choices[^1].Frequency)
            {
                continue;
            }

            var at = count < choices.Length ? count++ : count - 1;
            for (; at > 0 && choices[at - 1].Frequency > frequency; at--)
            {
                choices[at] = choices[at - 1];
            }

            choices[at] = (frequency, window);
        }

        return choices[..count];
    }
}
