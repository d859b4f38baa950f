using System.ComponentModel;
using System.Diagnostics;
using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines;

/// <summary>A command of another program, run without a shell. When the work is cancelled, or its reader fails, it is ended with all that it started.</summary>
/// <param name="program">Its file, or its name on the path.</param>
/// <param name="arguments">Everybody on the machine can read them: never a secret.</param>
internal sealed class ChildProcess(string program, IReadOnlyList<string> arguments)
{
    /// <summary>Characters of output and of complaints that an answer keeps.</summary>
    private const int TextLimit = 256 * 1024;

    /// <summary>What its environment has besides ours; null takes a variable away.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>What it reads.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>Runs it and keeps what it prints.</summary>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be started.</exception>
    /// <exception cref="TimeoutException">It takes longer than that, and was ended.</exception>
    public async Task<ChildAnswer> RunAsync(TimeSpan within, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(within);
        try
        {
            var output = "";
            var (exitCode, error) = await RunAsync(
                async (stream, token) => output = await ReadTextAsync(stream, token).ConfigureAwait(false), timeout.Token).ConfigureAwait(false);
            return new ChildAnswer(exitCode, output.Trim(), error);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"it did not answer in {within.TotalSeconds:0} s", failure);
        }
    }

    /// <summary>Runs it, hands its output to a reader and keeps the last line of its complaints.</summary>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be started.</exception>
    public async Task<(int ExitCode, string Error)> RunAsync(Func<Stream, CancellationToken, Task> output, CancellationToken cancellationToken)
    {
        var error = "";
        var exitCode = await RunAsync(
            output, async (stream, token) => error = await ReadTextAsync(stream, token).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
        return (exitCode, LastLine(error));
    }

    /// <summary>Runs it with a reader for each of its two streams; both are read at the same time and to their end, or the child would wait for us.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="Win32Exception">There is no such program, or it cannot be started.</exception>
    public async Task<int> RunAsync(
        Func<Stream, CancellationToken, Task> output, Func<Stream, CancellationToken, Task> error, CancellationToken cancellationToken)
    {
        using var process = Start();
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            Task[] work =
            [
                error(process.StandardError.BaseStream, reading.Token),
                output(process.StandardOutput.BaseStream, reading.Token),
                TellAsync(process, reading.Token),
            ];
            await foreach (var done in Task.WhenEach(work).ConfigureAwait(false))
            {
                await done.ConfigureAwait(false);
            }

            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }

            await reading.CancelAsync().ConfigureAwait(false);
        }
    }

    private Process Start()
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private async Task TellAsync(Process process, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Input, cancellationToken).ConfigureAwait(false);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It does not want to know.
        }
    }

    /// <summary>Reads to the end, so that the child never waits for us, and keeps the first characters.</summary>
    private static async Task<string> ReadTextAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, leaveOpen: true);
        var text = new char[TextLimit];
        var length = await reader.ReadBlockAsync(text, cancellationToken).ConfigureAwait(false);
        await stream.CopyToAsync(Stream.Null, cancellationToken).ConfigureAwait(false);
        return new string(text, 0, length);
    }

    private static string LastLine(string text) =>
        EngineMessage.Shorten(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault("it does not say why"));
}
