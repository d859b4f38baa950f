namespace SecretSafeContainers.Build;

/// <summary>Docker's command line, with BuildKit.</summary>
internal sealed class DockerClient
{
    private DockerClient(string program) => Program = program;

    /// <summary>An image with a shell that the engine has.</summary>
    public static string BaseImage => Environment.GetEnvironmentVariable("SSC_BASE_IMAGE") is { Length: > 0 } named ? named : "busybox:latest";

    /// <summary>The program.</summary>
    public string Program { get; }

    /// <summary>The first client that has BuildKit and whose engine answers, or null.</summary>
    public static async Task<DockerClient?> FindAsync(CancellationToken cancellationToken)
    {
        // A client without the buildx plugin may come first on the path, before the distribution's complete one.
        var named = Environment.GetEnvironmentVariable("DOCKER_CLI");
        string[] programs = string.IsNullOrEmpty(named) ? ["docker", "/usr/bin/docker"] : [named];
        foreach (var program in programs)
        {
            var client = new DockerClient(program);
            if (await client.SucceedsAsync(["version"], cancellationToken) && await client.SucceedsAsync(["build", "--help"], cancellationToken))
            {
                return client;
            }
        }

        return null;
    }

    /// <summary>Runs a command quietly; false if it fails or there is no such program.</summary>
    public async Task<bool> SucceedsAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        try
        {
            return await Describe(arguments, Environment.CurrentDirectory, _ => { }).RunAsync(cancellationToken) == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a command that must succeed; what it printed is shown only if it does not.</summary>
    /// <exception cref="StepFailedException">It failed.</exception>
    public async Task RunAsync(IReadOnlyList<string> arguments, string folder, CancellationToken cancellationToken)
    {
        var output = new StringWriter();
        if (await Describe(arguments, folder, output.WriteLine).RunAsync(cancellationToken) != 0)
        {
            throw new StepFailedException($"docker {arguments[0]} failed:{Environment.NewLine}{output}");
        }
    }

    private Child Describe(IReadOnlyList<string> arguments, string folder, Action<string> read) => new(Program, arguments)
    {
        WorkingDirectory = folder,
        Environment = FiveMethods.Environment,
        OnLine = read,
        Echo = false,
    };
}
