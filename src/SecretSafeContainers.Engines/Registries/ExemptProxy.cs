using System.Net;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>The machine's proxy (<c>HTTP_PROXY</c>, <c>HTTPS_PROXY</c>, <c>NO_PROXY</c>), which a request that stays on this machine does not take: no proxy could reach it.</summary>
internal sealed class ExemptProxy(IWebProxy proxy) : IWebProxy
{
    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => RegistryReference.IsLoopbackHost(destination) ? null : proxy.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => RegistryReference.IsLoopbackHost(host) || proxy.IsBypassed(host);
}
