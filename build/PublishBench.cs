namespace SecretSafeContainers.Build;

/// <summary>Measures a clean hello-world publish to an archive, with and without the package, warm and in turns.</summary>
internal static class PublishBench
{
    private const int Rounds = 7;

    /// <summary>Publishes both in turns.</summary>
    public static async Task<(Measurement With, Measurement Without)> RunAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("bench");
        var workspace = await PublishWorkspace.CreateAsync(folder, cancellationToken);
        var layout = new OciLayout(folder.In("base"));
        Directory.CreateDirectory(folder.In("rootfs"));
        await File.WriteAllTextAsync(folder.In("rootfs", "motd"), "base\n", cancellationToken);
        await layout.AddLayerAsync(folder.In("rootfs"), cancellationToken);
        layout.Finish();
        using var registry = new BaseRegistry(folder.In("base"));

        var with = WriteProject(workspace, "with", $"""<PackageReference Include="SecretSafeContainers" Version="{workspace.Version}" />""", registry.Image);
        var without = WriteProject(workspace, "without", "", registry.Image);
        List<Measurement> measuredWith = [];
        List<Measurement> measuredWithout = [];
        for (var round = -1; round < Rounds; round++)
        {
            var first = await PublishAsync(workspace, with, cancellationToken);
            var second = await PublishAsync(workspace, without, cancellationToken);
            // The first round restores, compiles and fills the SDK's store.
            if (round >= 0)
            {
                measuredWith.Add(first);
                measuredWithout.Add(second);
            }
        }

        return (Measurement.Median(measuredWith), Measurement.Median(measuredWithout));
    }

    private static Task<Measurement> PublishAsync(PublishWorkspace workspace, string project, CancellationToken cancellationToken)
    {
        var observer = new Observer();
        var publish = new Child(Child.DotNet, "publish", "-t:PublishContainer", "-p:ContainerArchiveOutputPath=hello.tar.gz")
        {
            WorkingDirectory = project,
            Environment = workspace.Environment(),
            OnLine = observer.Read,
            Echo = false,
        };
        return Measurement.OfAsync(publish, observer, [0], cancellationToken);
    }

    private static string WriteProject(PublishWorkspace workspace, string name, string reference, string baseImage)
    {
        var folder = workspace.Folder(name);
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(\"Hello\");\n");
        File.WriteAllText(Path.Combine(folder, "hello.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ContainerBaseImage>{baseImage}</ContainerBaseImage>
              </PropertyGroup>
              <ItemGroup>
                {reference}
              </ItemGroup>
            </Project>
            """);
        return folder;
    }
}
