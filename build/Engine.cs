namespace SecretSafeContainers.Build;

/// <summary>Brings up a private container engine and registry for tests, and takes them down again.</summary>
internal sealed class Engine : IVerb
{
    private static readonly string[] Actions = ["start", "stop", "purge", "env", "status"];

    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public string Arguments => "start|stop|purge|env|status [DIR]";

    /// <inheritdoc/>
    public string Summary => "a private container engine and registry in DIR (artifacts/engine), on Debian as root";

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments is not [var action, .. var rest] || !Actions.Contains(action) || rest.Length > 1)
        {
            throw new UsageException($"engine: one of {string.Join(", ", Actions)} is needed, and at most one folder");
        }

        if (!OperatingSystem.IsLinux())
        {
            throw new StepFailedException("engine: a private engine needs Linux");
        }

        var folder = Path.GetFullPath(rest is [var named] ? named : Repository.In("artifacts", "engine"));
        return await new Child("bash", Repository.In("build", "engine.sh"), action, folder).RunAsync(cancellationToken);
    }
}
