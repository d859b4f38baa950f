using System.Diagnostics;
using System.Globalization;
using SecretSafeContainers.Detection.Literals;

namespace SecretSafeContainers.Benchmarks;

/// <summary>The few figures that have budgets, in seconds instead of minutes: the least processor time of some rounds, as the machine may be busy.</summary>
internal static class Figures
{
    private const int Rounds = 7;
    private const int ScanRounds = 15;

    /// <summary>Prints them.</summary>
    public static async Task PrintAsync()
    {
        foreach (var kind in Enum.GetValues<VectorKind>().Where(VectorKinds.IsSupported))
        {
            List<string> speeds = [];
            foreach (var literals in (string[])["catalogue", "catalogue, 50 secrets", "1000 rules", "catalogue, 200 secrets"])
            {
                speeds.Add(await SpeedOfAsync(kind, literals));
            }

            Console.WriteLine($"prefilter, {kind}: {string.Join(", ", speeds)}");
        }

        var times = await ScanTimesAsync((15, 0), (1_000, 0), (1_000, 200));
        var (few, many, all) = (times[0], times[1], times[2]);
        Console.WriteLine(Invariant($"scan of 64 MB, 15 rules: {few.TotalMilliseconds:0} ms; 1,000 rules: {many / few:0.00} of it; 1,000 rules and 200 secrets: {all / many:0.00} of that"));
    }

    private static async Task<string> SpeedOfAsync(VectorKind kind, string literals)
    {
        var prefilter = new Prefilter { Kind = kind.ToString(), Literals = literals };
        prefilter.Build();
        var time = await Least(() => Task.FromResult(prefilter.Find()));
        return Invariant($"{literals} {64 * 1.048576 / time.TotalMilliseconds:0.0} GB/s");
    }

    // In turns: patterns and methods are compiled while the first rounds run, and that must not count for one of them alone.
    private static async Task<TimeSpan[]> ScanTimesAsync(params (int Rules, int Secrets)[] variants)
    {
        var contents = variants.Select(variant => new CleanContent { RuleCount = variant.Rules, SecretCount = variant.Secrets }).ToList();
        contents.ForEach(content => content.Build());
        var times = contents.Select(_ => TimeSpan.MaxValue).ToArray();
        for (var round = 0; round < ScanRounds; round++)
        {
            for (var variant = 0; variant < times.Length; variant++)
            {
                var time = await TimeOf(contents[variant].Scan);
                times[variant] = time < times[variant] ? time : times[variant];
            }
        }

        return times;
    }

    private static async Task<TimeSpan> Least(Func<Task<int>> run)
    {
        var least = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var time = await TimeOf(run);
            least = time < least ? time : least;
        }

        return least;
    }

    private static async Task<TimeSpan> TimeOf(Func<Task<int>> run)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        _ = await run();
        self.Refresh();
        return self.TotalProcessorTime - before;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
