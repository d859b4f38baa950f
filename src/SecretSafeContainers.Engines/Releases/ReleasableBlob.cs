using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>A config, a layer or an attestation of an image that is released.</summary>
/// <param name="Descriptor">Names its bytes.</param>
/// <param name="OpenAsync">Opens them; the stream can seek, and several may be open at once.</param>
internal sealed record ReleasableBlob(Descriptor Descriptor, Func<CancellationToken, ValueTask<Stream>> OpenAsync)
{
    /// <summary>Its digest.</summary>
    public Digest Digest => Descriptor.Digest;

    /// <summary>Its bytes' number.</summary>
    public long Size => Descriptor.Size;
}
