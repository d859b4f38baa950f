using System.Diagnostics;
using System.Globalization;
using SecretSafeContainers.Detection.Literals;

namespace SecretSafeContainers.Benchmarks;

/// <summary>The few figures that have budgets, in seconds instead of minutes: the least processor time of some rounds, as the machine may be busy.</summary>
internal static class Figures
{
    private const int Rounds = 7;

    /// <summary>Prints them.</summary>
    public static async Task PrintAsync()
    {
        foreach (var kind in Enum.GetValues<VectorKind>().Where(VectorKinds.IsSupported))
        {
            Console.WriteLine($"prefilter, {kind}: " + string.Join(", ", ((string[])["catalogue", "catalogue, 50 secrets", "1000 rules", "catalogue, 200 secrets"]).Select(literals => SpeedOf(kind, literals))));
        }

        var few = await TimeOfAsync(rules: 15, secrets: 0);
        var many = await TimeOfAsync(rules: 1_000, secrets: 0);
        var all = await TimeOfAsync(rules: 1_000, secrets: 200);
        Console.WriteLine(Invariant($"scan of 64 MB, 15 rules: {few.TotalMilliseconds:0} ms; 1,000 rules: {many / few:0.00} of it; 1,000 rules and 200 secrets: {all / many:0.00} of that"));
    }

    private static string SpeedOf(VectorKind kind, string literals)
    {
        var prefilter = new Prefilter { Kind = kind.ToString(), Literals = literals };
        prefilter.Build();
        var time = Least(() => Task.FromResult(prefilter.Find())).GetAwaiter().GetResult();
        return Invariant($"{literals} {64 * 1.048576 / time.TotalMilliseconds:0.0} GB/s");
    }

    private static Task<TimeSpan> TimeOfAsync(int rules, int secrets)
    {
        var content = new CleanContent { RuleCount = rules, SecretCount = secrets };
        content.Build();
        return Least(content.Scan);
    }

    private static async Task<TimeSpan> Least(Func<Task<int>> run)
    {
        using var self = Process.GetCurrentProcess();
        var least = TimeSpan.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            self.Refresh();
            var before = self.TotalProcessorTime;
            _ = await run();
            self.Refresh();
            var time = self.TotalProcessorTime - before;
            least = time < least ? time : least;
        }

        return least;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
