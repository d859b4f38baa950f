using System.Net;
using System.Net.Http.Headers;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>What a request sends: opened anew for each attempt.</summary>
/// <param name="MediaType">The Content-Type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="OpenAsync">Opens the bytes.</param>
internal sealed record RegistryBody(string MediaType, long Length, Func<CancellationToken, ValueTask<Stream>> OpenAsync)
{
    /// <summary>The body of one attempt.</summary>
    /// <param name="moved">Called whenever some bytes were taken: what sends gigabytes has no other sign of life.</param>
    public HttpContent ToContent(Action moved) => new Content(this, moved);

    private sealed class Content : HttpContent
    {
        private const int BufferSize = 128 * 1024;

        private readonly RegistryBody body;
        private readonly Action moved;

        public Content(RegistryBody body, Action moved)
        {
            (this.body, this.moved) = (body, moved);
            Headers.ContentType = new MediaTypeHeaderValue(body.MediaType);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            var bytes = await body.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = bytes.ConfigureAwait(false);
            var buffer = new byte[Math.Min(BufferSize, Math.Max(1, body.Length))];
            while (await bytes.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
            {
                await stream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                moved();
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
