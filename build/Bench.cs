using System.Globalization;

namespace SecretSafeContainers.Build;

/// <summary>Measures what the budgets bound, as ratios within one run, and prints the table.</summary>
internal sealed class Bench : IVerb
{
    private const double Mebibyte = 1024 * 1024;

    /// <inheritdoc/>
    public string Name => "bench";

    /// <inheritdoc/>
    public string Arguments => "[accuracy]";

    /// <inheritdoc/>
    public string Summary => "measures speed and memory and prints them beside their budgets; accuracy: what the rules find and flag";

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is ["accuracy"])
        {
            return await AccuracyBench.RunAsync(cancellationToken);
        }

        if (arguments.Length > 0)
        {
            throw new UsageException($"bench: unknown argument {arguments[0]}");
        }

        await Child.OfDotNet("build", Repository.ToolProject, "-c", "Release", "-v", "quiet", "-nologo").MustSucceedAsync(cancellationToken);
        var (audit, inflation, bytes) = await AuditBench.RunAsync(cancellationToken);
        var warm = await AuditBench.WarmAsync(cancellationToken);
        var start = await AuditBench.StartAsync(cancellationToken);
        var growth = new GrowthBench(await AuditBench.MakeImageAsync(cancellationToken));
        var (oneJob, twoJobs) = await growth.JobsAsync(cancellationToken);
        var (noSecrets, secrets) = await growth.SecretsAsync(cancellationToken);
        var (fewRules, catalogue, manyRules) = await growth.RulesAsync(cancellationToken);
        var sizes = await GrowthBench.SizesAsync(cancellationToken);
        var (gathering, ready) = await AuditBench.GatheringAsync(cancellationToken);
        var (with, without) = await PublishBench.RunAsync(cancellationToken);
        var dockerfile = await DockerfileBench.RunAsync(cancellationToken);

        Row("what", "budget", "measured");
        Row("----", "------", "--------");
        Row(Format($"audit of {bytes / Mebibyte:0} MiB in layers / bare inflation, wall"), "1.25 (goal)", Ratio(audit.Wall, inflation.Wall));
        Row("audit / bare inflation, CPU", "1.4 (goal)", Ratio(audit.Cpu, inflation.Cpu));
        Row("audit warm: all layers known", "0.25 s", Format($"{Seconds(warm.Wall)} ({warm.Wall / audit.Wall:0.000} of the audit)"));
        Row("peak memory of the audit", "200 MB", Format($"{audit.PeakBytes / 1e6:0} MB"));
        Row("peak memory with 1 job, with 2", "200 MB", Format($"{oneJob.PeakBytes / 1e6:0} MB, {twoJobs.PeakBytes / 1e6:0} MB"));
        Row(Format($"{GrowthBench.Secrets} known secrets / none, CPU"), "", CpuRatio(secrets, noSecrets));
        Row("catalogue / 15 rules, CPU", "1.2 (goal)", CpuRatio(catalogue, fewRules));
        Row("1,000 rules / 15 rules, CPU", "1.2", CpuRatio(manyRules, fewRules));
        foreach (var (size, measured) in sizes)
        {
            Row(Format($"image of {size / 1e9:0.0} GB: wall, CPU a GB, peak memory"), "linear", Format($"{Seconds(measured.Wall)}, {measured.Cpu.TotalSeconds * 1e9 / size:0.00} s, {measured.PeakBytes / 1e6:0} MB"));
        }

        Row("secretsafe --help", "0.15 s", Seconds(start.Wall));
        Row("gathering the secrets of an environment, cold", "50 ms", Format($"{(gathering.Wall - ready.Wall).TotalMilliseconds:0} ms ({gathering.Wall.TotalMilliseconds:0} - {ready.Wall.TotalMilliseconds:0})"));
        Row("clean publish to an archive, over the SDK alone", "0.5 s", Format($"{(with.Wall - without.Wall).TotalSeconds:0.00} s ({Seconds(with.Wall)} - {Seconds(without.Wall)})"));
        Row("cached Dockerfile build, over docker alone", "1 s + audit", dockerfile is var (publish, idle, docker)
            ? Format($"{(publish.Wall - idle.Wall - docker.Wall).TotalSeconds:0.00} s ({Seconds(publish.Wall)} - {Seconds(idle.Wall)} - {Seconds(docker.Wall)})")
            : "there is no docker");
        Console.WriteLine();
        await Child.OfDotNet("run", "-c", "Release", "--project", Repository.BenchmarkProject, "--", "figures").MustSucceedAsync(cancellationToken);
        return ExitCodes.Success;
    }

    private static string Ratio(TimeSpan measured, TimeSpan yardstick) => Format($"{measured / yardstick:0.00} ({Seconds(measured)} / {Seconds(yardstick)})");

    private static string CpuRatio(Measurement measured, Measurement yardstick) => Ratio(measured.Cpu, yardstick.Cpu);

    private static string Seconds(TimeSpan time) => Format($"{time.TotalSeconds:0.00} s");

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static void Row(string what, string budget, string measured) => Console.WriteLine($"{what,-58}{budget,-14}{measured}");
}
