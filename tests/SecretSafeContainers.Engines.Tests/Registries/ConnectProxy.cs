using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>A proxy on loopback that connects to whatever it is asked for, and remembers that.</summary>
internal sealed class ConnectProxy : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    public ConnectProxy()
    {
        listener.Start();
        _ = ServeAsync();
    }

    /// <summary>Host and port.</summary>
    public string Address => listener.LocalEndpoint.ToString()!;

    /// <summary>Hosts and ports to which it was asked to connect.</summary>
    public ConcurrentQueue<string> Destinations { get; } = new();

    public void Dispose() => listener.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = ConnectAsync(await listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task ConnectAsync(TcpClient client)
    {
        using var _ = client;
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, leaveOpen: true);
        var destination = (await reader.ReadLineAsync())!.Split(' ')[1];
        while (await reader.ReadLineAsync() is { Length: > 0 })
        {
        }

        Destinations.Enqueue(destination);
        using var server = new TcpClient();
        await server.ConnectAsync(destination.Split(':')[0], int.Parse(destination.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture));
        await stream.WriteAsync("HTTP/1.1 200 Connected\r\n\r\n"u8.ToArray());
        await Task.WhenAny(stream.CopyToAsync(server.GetStream()), server.GetStream().CopyToAsync(stream));
    }
}
