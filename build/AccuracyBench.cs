namespace SecretSafeContainers.Build;

/// <summary>Measures how many leaks of our own labelled texts the shipped rules find, and how many clean ones they flag.</summary>
internal static class AccuracyBench
{
    private const string Project = "SecretSafeContainers.Tests";

    /// <summary>Prints the table by kind. Fails below the floor, as the same test does in CI.</summary>
    public static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await Child.OfDotNet("build", Repository.In("tests", Project), "-c", "Release", "-v", "quiet", "-nologo").MustSucceedAsync(cancellationToken);
        using var folder = new TemporaryFolder("accuracy");
        var table = folder.In("accuracy.txt");
        var assembly = Repository.In("artifacts", "bin", Project, "release", $"{Project}.dll");
        var test = new Child(Child.DotNet, [assembly, "--progress", "off", "--filter", "FullyQualifiedName~Accuracy.ShippedRules"])
        {
            Environment = new Dictionary<string, string?> { ["SECRETSAFE_ACCURACY_TABLE"] = table },
            OnLine = _ => { },
            Echo = false,
        };
        var exitCode = await test.RunAsync(cancellationToken);
        Console.Write(await File.ReadAllTextAsync(table, cancellationToken));
        return exitCode == 0 ? ExitCodes.Success : ExitCodes.Failure;
    }
}
