using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Testing.Registries;

/// <summary>A certificate authority of a test's own, which nobody trusts who is not told to.</summary>
public sealed class PrivateAuthority : IDisposable
{
    private readonly X509Certificate2 authority;

    public PrivateAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=SecretSafe test authority", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        authority = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }

    /// <summary>The authority's own certificate.</summary>
    public string Pem => authority.ExportCertificatePem();

    /// <summary>The name of this machine that is no loopback name: it stands for a host elsewhere.</summary>
    public static string HostName => Dns.GetHostName();

    /// <summary>An address of this machine that is no loopback address, or null. The SDK takes no name without a dot.</summary>
    public static string? HostAddress => NetworkInterface.GetAllNetworkInterfaces()
        .Where(network => network is { OperationalStatus: OperationalStatus.Up, NetworkInterfaceType: not NetworkInterfaceType.Loopback })
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .FirstOrDefault(address => address.Address.AddressFamily == AddressFamily.InterNetwork)?.Address.ToString();

    /// <summary>A certificate for this machine by each of its names.</summary>
    public CertificateFiles Issue(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={HostName}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(HostName);
        names.AddDnsName("localhost");
        if (HostAddress is { } address)
        {
            names.AddIpAddress(IPAddress.Parse(address));
        }

        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(authority, authority.NotBefore, authority.NotAfter, RandomNumberGenerator.GetBytes(16));
        return new(folder.Write("server.pem", certificate.ExportCertificatePem()), folder.Write("server.key", key.ExportPkcs8PrivateKeyPem()));
    }

    public void Dispose() => authority.Dispose();
}
