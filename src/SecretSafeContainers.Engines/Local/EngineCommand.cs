using System.ComponentModel;
using System.Diagnostics;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Runs an engine's command line as a child process, without a shell; ends it when it takes too long or the work is cancelled.</summary>
/// <param name="program">The program.</param>
internal sealed class EngineCommand(string program)
{
    /// <summary>Characters of output and of complaints that are kept.</summary>
    private const int TextLimit = 256 * 1024;

    private string Name => Path.GetFileNameWithoutExtension(program);

    /// <summary>Runs a command and keeps what it prints.</summary>
    /// <exception cref="SecretSafeException">The program is not there, or takes too long (SSC4001).</exception>
    public async Task<EngineAnswer> RunAsync(IReadOnlyList<string> arguments, TimeSpan within, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(within);
        try
        {
            var output = "";
            var (exitCode, error) = await RunAsync(
                arguments, temporary: null, async (stream, token) => output = await ReadTextAsync(stream, token).ConfigureAwait(false), timeout.Token).ConfigureAwait(false);
            return new EngineAnswer(exitCode, output.Trim(), error);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, Name, $"{Name} did not answer in {within.TotalSeconds:0} s", failure);
        }
    }

    /// <summary>Runs a command that writes an archive, into a spool.</summary>
    /// <exception cref="SecretSafeException">The program is not there (SSC4001), stalls (SSC4003), or there is no room (SSC4008).</exception>
    public async Task<EngineAnswer> SaveAsync(IReadOnlyList<string> arguments, ArchiveSpool spool, TimeSpan stallTimeout, CancellationToken cancellationToken)
    {
        // Podman gathers the layers in files of its own first. A killed one leaves them behind: they lie where we delete them.
        var temporary = Directory.CreateTempSubdirectory("secretsafe-").FullName;
        try
        {
            var (exitCode, error) = await RunAsync(
                arguments, temporary, (stream, token) => spool.FillAsync(stream, stallTimeout, token), cancellationToken).ConfigureAwait(false);
            return new EngineAnswer(exitCode, "", error);
        }
        finally
        {
            Delete(temporary);
        }
    }

    private async Task<(int ExitCode, string Error)> RunAsync(
        IReadOnlyList<string> arguments, string? temporary, Func<Stream, CancellationToken, Task> read, CancellationToken cancellationToken)
    {
        using var process = Start(arguments, temporary);
        try
        {
            var error = ReadTextAsync(process.StandardError.BaseStream, cancellationToken);
            await read(process.StandardOutput.BaseStream, cancellationToken).ConfigureAwait(false);
            var complaint = LastLine(await error.ConfigureAwait(false));
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, complaint);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private Process Start(IReadOnlyList<string> arguments, string? temporary)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (temporary is not null)
        {
            start.Environment["TMPDIR"] = temporary;
        }

        try
        {
            var process = Process.Start(start)!;
            process.StandardInput.Close();
            return process;
        }
        catch (Win32Exception failure)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, Name, $"{Name} is not installed, or cannot be started", failure);
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

    private void Delete(string temporary)
    {
        try
        {
            Directory.Delete(temporary, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretSafeException(DiagnosticCodes.Unreadable, temporary, $"{Name}'s temporary files could not be deleted: delete them yourself", failure);
        }
    }

    private static string LastLine(string text) =>
        EngineMessage.Shorten(text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).LastOrDefault("it does not say why"));
}
