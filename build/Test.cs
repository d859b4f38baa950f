namespace SecretSafeContainers.Build;

/// <summary>Builds everything, checks its form, runs every test project and counts.</summary>
internal sealed class Test : IVerb
{
    /// <inheritdoc/>
    public string Name => "test";

    /// <inheritdoc/>
    public string Arguments => "[--filter EXPRESSION]";

    /// <inheritdoc/>
    public string Summary => "builds everything and runs every test; its last line is the count";

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not ([] or ["--filter", _]))
        {
            throw new UsageException("test: only --filter EXPRESSION is understood");
        }

        var total = await BuildAsync(cancellationToken);
        if (total.Failed == 0)
        {
            total += await CheckFormatAsync(cancellationToken);
            await using var engine = await PrivateEngine.StartAsync(cancellationToken);
            await Browser.PrepareAsync(cancellationToken);
            foreach (var project in Directory.EnumerateFiles(Repository.In("tests"), "*.Tests.csproj", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                total += await RunProjectAsync(Path.GetFileNameWithoutExtension(project), engine, arguments, cancellationToken);
            }
        }

        var inContinuousIntegration = Environment.GetEnvironmentVariable("CI") == "true";
        var verdict = total.Judge(skippingAllowed: !inContinuousIntegration);
        if (verdict is not null)
        {
            Console.WriteLine($"test: {verdict}");
        }

        Console.WriteLine(total);
        return verdict is null ? ExitCodes.Success : ExitCodes.Failure;
    }

    // Analyzers, code style and formatting of C# are part of the build.
    private static async Task<TestCount> BuildAsync(CancellationToken cancellationToken) =>
        CountStep(await Child.OfDotNet("build", Repository.In("SecretSafeContainers.sln"), "-c", "Release", "-v", "quiet", "-nologo").RunAsync(cancellationToken));

    private static async Task<TestCount> CheckFormatAsync(CancellationToken cancellationToken) =>
        CountStep(await Child.OfDotNet("format", "whitespace", Repository.Root, "--folder", "--exclude", Repository.In("artifacts"), "--verify-no-changes")
            .RunAsync(cancellationToken));

    private static TestCount CountStep(int exitCode) => exitCode == 0 ? TestCount.None : TestCount.OneFailure;

    private static async Task<TestCount> RunProjectAsync(string project, PrivateEngine engine, string[] arguments, CancellationToken cancellationToken)
    {
        Console.WriteLine($"== {project}");
        var assembly = Repository.In("artifacts", "bin", project, "release", $"{project}.dll");
        var summary = new TestSummary();
        var child = new Child(Child.DotNet, [assembly, "--progress", "off", "--ansi", "off", .. arguments])
        {
            Environment = new Dictionary<string, string?>(engine.Environment) { ["TESTINGPLATFORM_UI_LANGUAGE"] = "en", ["DOTNET_HOST_PATH"] = null },
            OnLine = summary.Read,
        };
        return summary.Conclude(await child.RunAsync(cancellationToken), filtered: arguments.Length > 0);
    }
}
