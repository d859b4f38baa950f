using System.Text.Json;

namespace SecretSafeContainers.Build;

/// <summary>Builds the five Dockerfiles of <see cref="FiveMethods"/> one after the other, audits them in the engine and shows who sees the password.</summary>
/// <param name="docker">Builds them.</param>
/// <param name="tool">Path of <c>secretsafe</c>.</param>
internal sealed class DemoImages(DockerClient docker, string tool)
{
    /// <summary>Shows them, or says in one line why not.</summary>
    /// <exception cref="StepFailedException">A build fails, or the report is not what the table says.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!await docker.SucceedsAsync(["image", "inspect", DockerClient.BaseImage], cancellationToken) && !await docker.SucceedsAsync(["pull", DockerClient.BaseImage], cancellationToken))
        {
            Console.WriteLine($"The engine has no image {DockerClient.BaseImage} and cannot pull it: the five Dockerfiles are left out.");
            return;
        }

        using var folder = new TemporaryFolder("images");
        new FiveMethods(Repository.In("build", "demo"), folder.Path).Prepare();
        try
        {
            foreach (var row in FiveMethods.Table)
            {
                Console.WriteLine($"{row.Name}  {row.Method}");
                await docker.RunAsync(FiveMethods.BuildCommand(row, DockerClient.BaseImage, Tag(row)), folder.Path, cancellationToken);
            }

            await AuditAsync(folder.Path, cancellationToken);
        }
        finally
        {
            await docker.SucceedsAsync(["rmi", .. FiveMethods.Table.Select(Tag)], CancellationToken.None);
        }
    }

    private static string Tag(FiveMethods.Row row) => $"secretsafe-demo:{row.Name}";

    private async Task AuditAsync(string folder, CancellationToken cancellationToken)
    {
        string[] images = [.. FiveMethods.Table.Select(row => $"docker:{Tag(row)}")];
        Console.WriteLine($"$ secretsafe audit {string.Join(' ', images)} --known-secret {FiveMethods.KnownSecret}");
        var report = Path.Combine(folder, "report.json");
        var output = new StringWriter();
        var audit = new Child(tool, ["audit", .. images, "--known-secret", FiveMethods.KnownSecret, "--format", "json", "--output", report])
        {
            WorkingDirectory = folder,
            Environment = FiveMethods.Environment,
            OnLine = output.WriteLine,
        };
        var exitCode = await audit.RunAsync(cancellationToken);
        if (exitCode != 1 || output.ToString().Contains(FiveMethods.Secret, StringComparison.Ordinal))
        {
            throw new StepFailedException($"the audit of the five images exited with {exitCode}, or printed the secret");
        }

        using var document = JsonDocument.Parse(await File.ReadAllBytesAsync(report, cancellationToken));
        Show(document.RootElement);
    }

    private static void Show(JsonElement report)
    {
        Console.WriteLine($"{Environment.NewLine}{"who sees the password",-28}{"runtime",-10}{"inspection",-12}{"layers",-8}");
        foreach (var (row, image) in FiveMethods.Table.Zip(report.GetProperty("images").EnumerateArray()))
        {
            var seen = row with { Runtime = Sees(image, "runtime"), Inspection = Sees(image, "inspection"), Layers = Sees(image, "layers") };
            Console.WriteLine($"{row.Name + "  " + row.Method,-28}{Cell(seen.Runtime),-10}{Cell(seen.Inspection),-12}{Cell(seen.Layers),-8}");
            if (seen != row)
            {
                throw new StepFailedException($"{row.Name} is not what the table says");
            }
        }
    }

    private static bool Sees(JsonElement image, string who) =>
        image.GetProperty("findings").EnumerateArray().Any(finding => finding.GetProperty("exposure").GetProperty(who).GetBoolean());

    private static string Cell(bool leaks) => leaks ? "LEAK" : "-";
}
