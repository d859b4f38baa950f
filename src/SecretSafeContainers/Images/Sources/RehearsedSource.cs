using System.Text;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Sources;

/// <summary>An image of one small text in memory, for an audit that nobody reads.</summary>
internal sealed class RehearsedSource : IImageSource
{
    private const int TarBlock = 512;

    private readonly Dictionary<Digest, byte[]> blobs = [];
    private readonly Descriptor manifest;

    public RehearsedSource()
    {
        var layer = Add(MediaTypes.OciLayer, Tar("app/appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Information" } } }"""u8));
        var config = Add(MediaTypes.OciConfig, Encoding.UTF8.GetBytes(
            $$"""{"architecture":"amd64","os":"linux","rootfs":{"type":"layers","diff_ids":["{{layer.Digest}}"]},"history":[{"created_by":"COPY . . # buildkit"}]}"""));
        manifest = Add(MediaTypes.OciManifest, Encoding.UTF8.GetBytes(
            $$"""{"schemaVersion":2,"mediaType":"{{MediaTypes.OciManifest}}","config":{{Json(config)}},"layers":[{{Json(layer)}}]}"""));
    }

    /// <inheritdoc/>
    public string Reference => "none";

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) => ValueTask.FromResult<IReadOnlyList<Descriptor>>([manifest]);

    /// <inheritdoc/>
    public ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken) => blobs.TryGetValue(descriptor.Digest, out var bytes)
        ? ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false))
        : throw new SecretSafeException(DiagnosticCodes.MissingBlob, $"blob {descriptor.Digest}", "there is none");

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Descriptor Add(string mediaType, byte[] bytes)
    {
        var digest = Digest.OfBytes(bytes);
        blobs[digest] = bytes;
        return new(mediaType, digest, bytes.Length);
    }

    private static string Json(Descriptor blob) => $$"""{"mediaType":"{{blob.MediaType}}","digest":"{{blob.Digest}}","size":{{blob.Size}}}""";

    // POSIX.1-1988 ustar, as little as readers ask for: name, mode, size, sum of the header's bytes, type, magic; and two empty blocks at the end.
    private static byte[] Tar(string path, ReadOnlySpan<byte> content)
    {
        var tar = new byte[(3 + ((content.Length + TarBlock - 1) / TarBlock)) * TarBlock];
        Encoding.ASCII.GetBytes(path, tar);
        "0000644"u8.CopyTo(tar.AsSpan(100));
        Encoding.ASCII.GetBytes(Octal(content.Length, 11), tar.AsSpan(124));
        "        0"u8.CopyTo(tar.AsSpan(148));
        "ustar\u000000"u8.CopyTo(tar.AsSpan(257));
        var sum = tar.Sum(value => value);
        Encoding.ASCII.GetBytes(Octal(sum, 6) + "\0", tar.AsSpan(148));
        content.CopyTo(tar.AsSpan(TarBlock));
        return tar;
    }

    private static string Octal(int number, int digits) => Convert.ToString(number, 8).PadLeft(digits, '0');
}
