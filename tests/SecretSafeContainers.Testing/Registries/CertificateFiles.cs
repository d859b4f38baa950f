namespace SecretSafeContainers.Testing.Registries;

/// <summary>A server's certificate as servers want it: PEM files.</summary>
/// <param name="Chain">The certificate.</param>
/// <param name="Key">Its key.</param>
public sealed record CertificateFiles(string Chain, string Key);
