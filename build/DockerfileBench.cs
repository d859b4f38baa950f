namespace SecretSafeContainers.Build;

/// <summary>Measures a cached Dockerfile build through the package against the same by docker alone, warm and in turns.</summary>
internal static class DockerfileBench
{
    private const int Rounds = 5;
    private const string Secret = "SECRETSAFE_BENCH_SECRET";
    private const string Repository = "secretsafe-bench";

    private static readonly Dictionary<string, string?> Values = new() { [Secret] = $"bench-{Guid.NewGuid():N}", ["DOCKER_BUILDKIT"] = "1" };

    /// <summary>Builds in turns; null if there is no docker.</summary>
    /// <returns>The publish with a Dockerfile, the same publish without an image, and docker's own build.</returns>
    public static async Task<(Measurement Publish, Measurement Idle, Measurement Docker)?> RunAsync(CancellationToken cancellationToken)
    {
        if (await DockerClient.FindAsync(cancellationToken) is not { } docker)
        {
            return null;
        }

        using var folder = new TemporaryFolder("bench");
        var workspace = await PublishWorkspace.CreateAsync(folder, cancellationToken);
        var project = WriteProject(workspace);
        string[] publish = ["publish", "-t:PublishContainer", "-p:LocalRegistry=Docker", "-p:ContainerBuildNetwork=none"];
        string[] build = ["build", "-q", "--network", "none", "--secret", $"id=feed,env={Secret}", "-t", $"{Repository}:alone", "."];
        try
        {
            List<(Measurement Publish, Measurement Idle, Measurement Docker)> rounds = [];
            for (var round = -1; round < Rounds; round++)
            {
                var measured = (
                    await MeasureAsync(Child.DotNet, [.. publish, "-p:ContainerDockerfile=Dockerfile"], project, workspace, cancellationToken),
                    await MeasureAsync(Child.DotNet, [.. publish, "-p:EnableSdkContainerSupport=false"], project, workspace, cancellationToken),
                    await MeasureAsync(docker.Program, build, project, workspace, cancellationToken));
                // The first round restores, compiles and fills the build cache.
                if (round >= 0)
                {
                    rounds.Add(measured);
                }
            }

            return (Measurement.Median(rounds.Select(round => round.Publish)), Measurement.Median(rounds.Select(round => round.Idle)), Measurement.Median(rounds.Select(round => round.Docker)));
        }
        finally
        {
            await docker.SucceedsAsync(["rmi", $"{Repository}:alone", $"{Repository}:latest"], CancellationToken.None);
        }
    }

    private static Task<Measurement> MeasureAsync(string program, string[] arguments, string project, PublishWorkspace workspace, CancellationToken cancellationToken)
    {
        var observer = new Observer();
        var child = new Child(program, arguments) { WorkingDirectory = project, Environment = workspace.Environment(Values), OnLine = observer.Read, Echo = false };
        return Measurement.OfAsync(child, observer, [0], cancellationToken);
    }

    private static string WriteProject(PublishWorkspace workspace)
    {
        var folder = workspace.Folder("dockerfile");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "Program.cs"), "System.Console.WriteLine(\"Hello\");\n");
        File.WriteAllText(Path.Combine(folder, ".dockerignore"), "*\n");
        File.WriteAllText(Path.Combine(folder, "Dockerfile"), $"FROM {DockerClient.BaseImage}\nRUN --mount=type=secret,id=feed cat /run/secrets/feed > /dev/null && echo installed > /installed\n");
        File.WriteAllText(Path.Combine(folder, "hello.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ContainerRepository>{Repository}</ContainerRepository>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="SecretSafeContainers" Version="{workspace.Version}" />
                <ContainerSecret Include="feed" Environment="{Secret}" />
              </ItemGroup>
            </Project>
            """);
        return folder;
    }
}
