using System.Text;
using SecretSafeContainers.Cli;

namespace SecretSafeContainers.Tests.Cli;

/// <summary>Runs the tool's commands in this process and keeps what they print.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    public static async Task<Tool> RunAsync(params string[] args)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(args, new Terminal(output, error, HasColor: false));
        return new Tool(exitCode, Encoding.UTF8.GetString(output.ToArray()), error.ToString());
    }
}
