using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Judges a server's certificate by the machine's trust store and by docker's <c>certs.d</c>, and remembers why it refused one.</summary>
/// <param name="reference">The registry.</param>
/// <param name="folders">Folders like <c>/etc/docker/certs.d</c>, which hold a folder for each registry with its authorities' <c>*.crt</c>.</param>
internal sealed class CertificateCheck(RegistryReference reference, IReadOnlyList<string> folders)
{
    /// <summary>Why a certificate was refused last, or null.</summary>
    public string? Refusal { get; private set; }

    /// <summary>Where docker and podman look.</summary>
    public static IReadOnlyList<string> UsualFolders => OperatingSystem.IsWindows() ? [] : ["/etc/docker/certs.d", "/etc/containers/certs.d"];

    /// <summary>The callback of the TLS handshake.</summary>
    public bool Accept(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        var isRegistry = sender is SslStream stream && stream.TargetHostName.Equals(reference.Endpoint.IdnHost, StringComparison.OrdinalIgnoreCase);
        if (errors == SslPolicyErrors.None || (isRegistry && reference.IsPlainHttp))
        {
            // A registry that the user calls insecure, or that is on this machine, may have any certificate: plain http would do as well.
            return true;
        }

        if (isRegistry && errors == SslPolicyErrors.RemoteCertificateChainErrors && certificate is X509Certificate2 leaf && IsTrustedHere(leaf, chain))
        {
            return true;
        }

        Refusal = Explain(errors, chain);
        return false;
    }

    private static string Explain(SslPolicyErrors errors, X509Chain? chain)
    {
        var status = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status);
        return errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) ? "it has no certificate"
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? "its certificate is for another name"
            : status.HasFlag(X509ChainStatusFlags.NotTimeValid) ? "its certificate has expired or is not valid yet"
            : status.HasFlag(X509ChainStatusFlags.Revoked) ? "its certificate was revoked"
            : "its certificate is self-signed or comes from an authority that this machine does not trust; add that to the machine's trust store, SSL_CERT_FILE or docker's certs.d";
    }

    private bool IsTrustedHere(X509Certificate2 leaf, X509Chain? presented)
    {
        var authorities = Load();
        if (authorities.Count == 0)
        {
            return false;
        }

        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.AddRange(authorities);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1", "server authentication"));
        foreach (var element in presented?.ChainElements ?? Enumerable.Empty<X509ChainElement>())
        {
            chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        }

        return chain.Build(leaf);
    }

    private X509Certificate2Collection Load()
    {
        var authorities = new X509Certificate2Collection();
        foreach (var folder in folders.Select(folder => Path.Combine(folder, reference.Registry)).Where(Directory.Exists))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*.crt"))
            {
                try
                {
                    authorities.ImportFromPemFile(file);
                }
                catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
                {
                    // One that cannot be read vouches for nobody.
                }
            }
        }

        return authorities;
    }
}
