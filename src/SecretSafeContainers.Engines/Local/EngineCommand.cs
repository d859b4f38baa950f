using System.ComponentModel;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Local;

/// <summary>Commands of an engine's own client.</summary>
/// <param name="program">The program.</param>
internal sealed class EngineCommand(string program)
{
    private string Name => Path.GetFileNameWithoutExtension(program);

    /// <summary>Runs a command and keeps what it prints.</summary>
    /// <exception cref="SecretSafeException">The program is not there, or takes too long (SSC4001).</exception>
    public async Task<ChildAnswer> RunAsync(IReadOnlyList<string> arguments, TimeSpan within, CancellationToken cancellationToken)
    {
        try
        {
            return await new ChildProcess(program, arguments).RunAsync(within, cancellationToken).ConfigureAwait(false);
        }
        catch (Win32Exception failure)
        {
            throw Absent(failure);
        }
        catch (TimeoutException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, Name, $"{Name} did not answer in {within.TotalSeconds:0} s", failure);
        }
    }

    /// <summary>Runs a command that writes an archive, into a spool.</summary>
    /// <exception cref="SecretSafeException">The program is not there (SSC4001), stalls (SSC4003), or there is no room (SSC4008).</exception>
    public async Task<ChildAnswer> SaveAsync(IReadOnlyList<string> arguments, ArchiveSpool spool, TimeSpan stallTimeout, CancellationToken cancellationToken)
    {
        // Podman gathers the layers in files of its own first. A killed one leaves them behind: they lie where we delete them.
        var temporary = Directory.CreateTempSubdirectory("secretsafe-").FullName;
        try
        {
            var save = new ChildProcess(program, arguments) { Environment = new Dictionary<string, string?> { ["TMPDIR"] = temporary } };
            var (exitCode, error) = await save.RunAsync((stream, token) => spool.FillAsync(stream, stallTimeout, token), cancellationToken).ConfigureAwait(false);
            return new ChildAnswer(exitCode, "", error);
        }
        catch (Win32Exception failure)
        {
            throw Absent(failure);
        }
        finally
        {
            Delete(temporary);
        }
    }

    private SecretSafeException Absent(Win32Exception failure) =>
        new(DiagnosticCodes.NotFound, Name, $"{Name} is not installed, or cannot be started", failure);

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
}
