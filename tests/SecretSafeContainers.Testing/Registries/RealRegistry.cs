using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using SecretSafeContainers.Images;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Testing.Registries;

/// <summary>Debian's docker-registry, started for one test with its data in memory, and stopped with it.</summary>
public sealed partial class RealRegistry : IAsyncDisposable
{
    public const string Program = "/usr/bin/docker-registry";

    private const int Attempts = 8;
    private readonly Process process;
    private readonly TemporaryFolder folder;
    private readonly HttpClient http = new();

    private RealRegistry(Process process, TemporaryFolder folder, string address) => (this.process, this.folder, Address) = (process, folder, address);

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>Everything it has logged so far, with a line for each request.</summary>
    public StringBuilder Log { get; } = new();

    /// <summary>The requests that it has answered so far and that change something: method and path, as its access log has them.</summary>
    public IReadOnlyList<string> Writes
    {
        get
        {
            lock (Log)
            {
                return [.. WriteInAccessLog().Matches(Log.ToString()).Select(match => match.Groups[1].Value)];
            }
        }
    }

    /// <summary>True once its log has a text; false if it has not within seconds. What it has done it logs a moment later.</summary>
    public async Task<bool> HasLoggedAsync(string text, CancellationToken cancellationToken)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(5); await Task.Delay(20, cancellationToken))
        {
            lock (Log)
            {
                if (Log.ToString().Contains(text, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Starts one.</summary>
    /// <param name="folder">For its settings; owned.</param>
    /// <param name="authentication">The section <c>auth</c> of its settings, or empty.</param>
    /// <param name="allowsDeletion">Whether manifests may be deleted.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <param name="certificate">What it shows to TLS clients; null for plain http.</param>
    /// <param name="host">The name of this machine by which it is reached.</param>
    public static async Task<RealRegistry> StartAsync(
        TemporaryFolder folder, string authentication, bool allowsDeletion, CancellationToken cancellationToken, CertificateFiles? certificate = null, string host = "localhost")
    {
        for (var attempt = 1; ; attempt++)
        {
            var registry = Start(folder, authentication, allowsDeletion, certificate, host);
            if (await registry.ListensAsync(cancellationToken))
            {
                return registry;
            }

            // Another test took the port between its choice and its use.
            registry.process.Dispose();
            if (attempt == Attempts)
            {
                throw new InvalidOperationException($"The registry did not start: {registry.Log}");
            }
        }
    }

    /// <summary>Pushes all images with their tags into the repository <c>app</c>.</summary>
    public async Task PushAsync(TestRegistry content, AuthenticationHeaderValue? login, CancellationToken cancellationToken)
    {
        http.DefaultRequestHeaders.Authorization = login;
        var manifests = content.Blobs.Where(blob => MediaTypeOf(blob.Value) is not null).ToList();
        foreach (var (digest, bytes) in content.Blobs.Except(manifests))
        {
            using var start = await http.PostAsync($"http://{Address}/v2/app/blobs/uploads/", null, cancellationToken);
            using var body = new ByteArrayContent(bytes) { Headers = { ContentType = new("application/octet-stream") } };
            using var end = await http.PutAsync($"{start.EnsureSuccessStatusCode().Headers.Location}&digest={digest}", body, cancellationToken);
            end.EnsureSuccessStatusCode();
        }

        // An index comes after what it names.
        foreach (var (digest, bytes) in manifests.OrderBy(manifest => MediaTypeOf(manifest.Value) == MediaTypes.OciIndex))
        {
            using var body = new ByteArrayContent(bytes) { Headers = { ContentType = new(MediaTypeOf(bytes)!) } };
            using var put = await http.PutAsync($"http://{Address}/v2/app/manifests/{digest}", body, cancellationToken);
            put.EnsureSuccessStatusCode();
            for (var root = 0; root < content.Roots.Count; root++)
            {
                if (content.Roots[root]["digest"]!.GetValue<string>() == digest)
                {
                    using var tag = await http.PutAsync($"http://{Address}/v2/app/manifests/{root + 1}", body, cancellationToken);
                    tag.EnsureSuccessStatusCode();
                }
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        http.Dispose();
        folder.Dispose();
    }

    private static string? MediaTypeOf(byte[] bytes)
    {
        try
        {
            return bytes is [(byte)'{', ..] ? JsonNode.Parse(bytes)?["mediaType"]?.GetValue<string>() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [GeneratedRegex("\"((?:POST|PUT|PATCH|DELETE) [^ \"]+) HTTP/")]
    private static partial Regex WriteInAccessLog();

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        lock (Log)
        {
            Log.AppendLine(line.Data);
        }
    }

    private static RealRegistry Start(TemporaryFolder folder, string authentication, bool allowsDeletion, CertificateFiles? certificate, string host)
    {
        var address = $"{host}:{FreePort()}";
        var settings = folder.Write("config.yml", $"""
            version: 0.1
            storage:
              inmemory:
              delete:
                enabled: {(allowsDeletion ? "true" : "false")}
            http:
              addr: {address}
            {authentication}
            """);
        var start = new ProcessStartInfo(Program, ["serve", settings]) { RedirectStandardError = true, RedirectStandardOutput = true };
        if (certificate is not null)
        {
            start.Environment["REGISTRY_HTTP_TLS_CERTIFICATE"] = certificate.Chain;
            start.Environment["REGISTRY_HTTP_TLS_KEY"] = certificate.Key;
        }

        var process = Process.Start(start)!;
        var registry = new RealRegistry(process, folder, address);
        process.OutputDataReceived += registry.Keep;
        process.ErrorDataReceived += registry.Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return registry;
    }

    /// <summary>True once it says itself that it listens: what answers at the port could be another test's. False if it has ended.</summary>
    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        while (!process.HasExited)
        {
            lock (Log)
            {
                if (Log.ToString().Contains("listening on", StringComparison.Ordinal))
                {
                    return true;
                }
            }

            await Task.Delay(20, cancellationToken);
        }

        return false;
    }
}
