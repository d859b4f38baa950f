using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>What a registry answers to a GET.</summary>
/// <param name="MediaType">The Content-Type.</param>
/// <param name="Digest">Digest of the bytes.</param>
/// <param name="Length">How many there are.</param>
/// <param name="OpenAsync">Opens the bytes; the stream can seek, and several may be open at once.</param>
public sealed record RegistryAnswer(string MediaType, Digest Digest, long Length, Func<CancellationToken, ValueTask<Stream>> OpenAsync)
{
    /// <summary>An answer whose bytes are at hand.</summary>
    public static RegistryAnswer Of(string mediaType, ReadOnlyMemory<byte> body)
    {
        var bytes = body.ToArray();
        return new(mediaType, Digest.OfBytes(bytes), bytes.Length, _ => ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false)));
    }
}
