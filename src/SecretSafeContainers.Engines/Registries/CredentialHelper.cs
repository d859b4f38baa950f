using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Asks a program <c>docker-credential-NAME</c> for the login of one registry.</summary>
/// <remarks>
/// Started directly and never through a shell; the registry's name goes to its standard input, and nothing that it prints is ever repeated.
/// <see href="https://github.com/docker/docker-credential-helpers#development"/>
/// </remarks>
/// <param name="path">The value of <c>PATH</c>: where helpers lie.</param>
/// <param name="timeout">After this time it is stopped.</param>
internal sealed class CredentialHelper(string? path, TimeSpan timeout)
{
    /// <summary>Characters of an answer; a cloud's tokens have up to about 5,000.</summary>
    private const int MaxAnswer = 64 * 1024;

    /// <summary>What helpers print, in place of an answer, when they have no login.</summary>
    private const string NotFound = "credentials not found";

    /// <summary>The login that a helper gives; null if it has none.</summary>
    /// <exception cref="FormatException">It is not there, failed, took too long or gave no answer of its protocol.</exception>
    public async Task<RegistryCredential?> GetAsync(string name, string registry, CancellationToken cancellationToken)
    {
        var program = $"docker-credential-{name}";
        var file = Locate(name, program) ?? throw new FormatException($"the credential helper {program} is not on the PATH");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var (exitCode, answer) = await RunAsync(file, registry, limit.Token).ConfigureAwait(false);
            return exitCode == 0 ? Read(answer, program)
                : answer.Contains(NotFound, StringComparison.OrdinalIgnoreCase) ? null
                : throw new FormatException($"the credential helper {program} failed with exit code {exitCode}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new FormatException($"the credential helper {program} did not answer within {timeout.TotalSeconds:0.#} s");
        }
        catch (Exception failure) when (failure is Win32Exception or IOException)
        {
            throw new FormatException($"the credential helper {program} could not be run", failure);
        }
    }

    private static async Task<(int ExitCode, string Answer)> RunAsync(string file, string registry, CancellationToken cancellationToken)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(file, ["get"])
            {
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
            },
        };
        process.Start();
        try
        {
            var errors = DrainAsync(process.StandardError, cancellationToken);
            await TellAsync(process.StandardInput, registry, cancellationToken).ConfigureAwait(false);
            var answer = await ReadAsync(process.StandardOutput, cancellationToken).ConfigureAwait(false);
            await errors.ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return (process.ExitCode, answer);
        }
        finally
        {
            Stop(process);
        }
    }

    /// <summary>A helper that does not want to know which registry has an answer all the same.</summary>
    private static async Task TellAsync(StreamWriter input, string registry, CancellationToken cancellationToken)
    {
        try
        {
            await input.WriteLineAsync(registry.AsMemory(), cancellationToken).ConfigureAwait(false);
            input.Close();
        }
        catch (IOException)
        {
            // It closed its input.
        }
    }

    private static async Task<string> ReadAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var buffer = new char[MaxAnswer];
        var length = await output.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
        var answer = new string(buffer, 0, length);
        Array.Clear(buffer);
        return length < MaxAnswer ? answer : throw new IOException("the answer is too long");
    }

    private static async Task DrainAsync(StreamReader output, CancellationToken cancellationToken)
    {
        var buffer = new char[4 * 1024];
        while (await output.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) > 0)
        {
        }
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private static RegistryCredential? Read(string answer, string program)
    {
        try
        {
            using var json = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = 8 });
            var secret = json.RootElement.GetProperty("Secret").GetString();
            var user = json.RootElement.TryGetProperty("Username", out var name) ? name.GetString() : null;
            return string.IsNullOrEmpty(secret) ? null : new RegistryCredential(program, user ?? "", secret, isIdentityToken: false);
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Without the cause: its message may quote the answer.
            throw new FormatException($"the credential helper {program} gave no answer that can be understood");
        }
    }

    /// <summary>The program's file. A name with a path in it is not trusted.</summary>
    private string? Locate(string name, string program) =>
        name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.') ? ProgramOnPath.Find(program, path) : null;
}
