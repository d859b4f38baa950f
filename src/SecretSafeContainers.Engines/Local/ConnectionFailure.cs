using System.Net.Sockets;
using System.Security.Authentication;

namespace SecretSafeContainers.Engines.Local;

/// <summary>The exceptions by which an engine's client reports that there is no connection, or no more.</summary>
internal static class ConnectionFailure
{
    /// <summary>True for one of them.</summary>
    public static bool Is(Exception failure) => failure switch
    {
        AggregateException { InnerException: { } inner } => Is(inner),
        // An assembly that is not there is a fault of this program, and not of the engine's.
        FileNotFoundException or FileLoadException => false,
        HttpRequestException or SocketException or IOException or TimeoutException or AuthenticationException => true,
        _ => false,
    };

    /// <summary>Why, in a few words.</summary>
    public static string CauseOf(Exception failure)
    {
        var cause = failure;
        while (cause is not (null or SocketException))
        {
            cause = cause.InnerException;
        }

        return (cause as SocketException)?.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => "connection refused",
            SocketError.AddressNotAvailable => "there is no socket",
            SocketError.AccessDenied => "access is denied: may this user talk to docker?",
            SocketError.HostNotFound => "there is no such host",
            { } code => code.ToString(),
            null => failure.GetType().Name,
        };
    }
}
