using System.Text;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Reports.Agents;

namespace SecretSafeContainers.Tests.Cli;

/// <summary>Runs the tool's commands in this process and keeps what they print.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    public static Task<Tool> RunAsync(params string[] args) => RunAsync((BuildAgent?)null, args);

    /// <summary>As an agent runs it.</summary>
    public static Task<Tool> RunAsync(BuildAgent? agent, params string[] args) => RunAsync((output, error) => new(output, error, HasColor: false) { Agent = agent }, args);

    /// <summary>As at a terminal, or with the output redirected.</summary>
    public static Task<Tool> RunAsync(bool isScreen, params string[] args) => RunAsync((output, error) => new(output, error, HasColor: false) { IsScreen = isScreen }, args);

    private static async Task<Tool> RunAsync(Func<Stream, TextWriter, Terminal> terminal, string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        // A test depends on no other, nor on the user's own cache.
        args = args is ["audit", ..] && !args.Contains("--cache") ? [.. args, "--cache", "none"] : args;
        var exitCode = await CommandLine.RunAsync(args, terminal(output, error));
        return new Tool(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
