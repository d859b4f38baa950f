namespace SecretSafeContainers.Images;

/// <summary>A source of which blobs may lie on another machine. Whoever pulls such a blob compares it with its digest, as the protocol demands.</summary>
/// <seealso href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pull"/>
public interface IPulledSource
{
    /// <summary>True if a blob would have to be pulled to be read. No more than this machine is asked.</summary>
    ValueTask<bool> IsPulledAsync(Descriptor descriptor, CancellationToken cancellationToken);
}
