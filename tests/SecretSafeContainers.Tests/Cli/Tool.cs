using System.Text;
using SecretSafeContainers.Cli;
using SecretSafeContainers.Reports.Agents;

namespace SecretSafeContainers.Tests.Cli;

/// <summary>Runs the tool's commands in this process and keeps what they print.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    public static Task<Tool> RunAsync(params string[] args) => RunAsync(null, args);

    /// <summary>As an agent runs it.</summary>
    public static async Task<Tool> RunAsync(BuildAgent? agent, params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, new Terminal(output, error, HasColor: false) { Agent = agent });
        return new Tool(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
