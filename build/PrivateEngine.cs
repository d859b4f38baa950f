namespace SecretSafeContainers.Build;

/// <summary>The engine, registry and podman store that <c>engine.sh</c> brings up for the tests; gone with all their data when disposed.</summary>
internal sealed class PrivateEngine : IAsyncDisposable
{
    private const string ExportStart = "export ";

    private readonly Dictionary<string, string?> environment = [];

    private PrivateEngine()
    {
    }

    /// <summary>How a child finds it; nothing if there is none.</summary>
    public IReadOnlyDictionary<string, string?> Environment => environment;

    private static string Folder => Repository.In("artifacts", "test-engine");

    /// <summary>Starts it where that is possible, on Debian as root; elsewhere, and if it fails, the tests use what they find.</summary>
    public static async Task<PrivateEngine> StartAsync(CancellationToken cancellationToken)
    {
        var engine = new PrivateEngine();
        if (!OperatingSystem.IsLinux() || !File.Exists("/etc/debian_version") || !System.Environment.IsPrivilegedProcess)
        {
            return engine;
        }

        try
        {
            var start = new Child("bash", Repository.In("build", "engine.sh"), "start", Folder) { OnLine = engine.Read };
            if (await start.RunAsync(cancellationToken) != 0)
            {
                Console.WriteLine("test: there is no private engine; tests that need one use what they find");
                engine.environment.Clear();
            }

            return engine;
        }
        catch
        {
            await engine.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops everything and deletes its folder, also after a failed start.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder))
        {
            // Not to be interrupted: a daemon would stay behind.
            await new Child("bash", Repository.In("build", "engine.sh"), "purge", Folder).RunAsync(CancellationToken.None);
        }
    }

    private void Read(string line)
    {
        if (line.StartsWith(ExportStart, StringComparison.Ordinal) && line[ExportStart.Length..].Split('=', 2) is [var name, var value])
        {
            environment[name] = value.Trim('\'');
        }
    }
}
