using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace SecretSafeContainers.Engines;

/// <summary>Writes one answer of a registry: whole, in part or only its headers.</summary>
/// <param name="context">The request.</param>
internal sealed class LoopbackAnswer(HttpListenerContext context)
{
    private const int BufferSize = 128 * 1024;

    private readonly HttpListenerResponse response = context.Response;

    /// <summary>Writes it. One range is understood; several, or none that is, are answered with everything, as HTTP allows.</summary>
    /// <remarks><see href="https://www.rfc-editor.org/rfc/rfc9110#name-range-requests"/></remarks>
    public async Task WriteAsync(RegistryAnswer answer, CancellationToken cancellationToken)
    {
        response.ContentType = answer.MediaType;
        response.Headers["Docker-Content-Digest"] = answer.Digest.ToString();
        response.Headers["Accept-Ranges"] = "bytes";
        var isGet = context.Request.HttpMethod == "GET";
        var (from, length) = isGet ? Range(answer.Length) : (0, answer.Length);
        if (length < answer.Length)
        {
            response.StatusCode = (int)(length > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.RequestedRangeNotSatisfiable);
            var part = length > 0 ? string.Create(CultureInfo.InvariantCulture, $"{from}-{from + length - 1}") : "*";
            response.Headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {part}/{answer.Length}");
        }

        response.ContentLength64 = length;
        if (isGet && length > 0)
        {
            var bytes = await answer.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using var _ = bytes.ConfigureAwait(false);
            bytes.Position = from;
            await CopyAsync(bytes, length, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>What is asked for: where it begins, and how many bytes; 0 bytes for what there is not.</summary>
    private (long From, long Length) Range(long whole)
    {
        if (!RangeHeaderValue.TryParse(context.Request.Headers["Range"], out var header) || header.Unit != "bytes" || header.Ranges is not { Count: 1 } ranges)
        {
            return (0, whole);
        }

        var range = ranges.First();
        var from = range.From ?? Math.Max(0, whole - range.To!.Value);
        var end = range.From is null || range.To is null ? whole : Math.Min(whole, range.To.Value + 1);
        return from < end ? (from, end - from) : (0, 0);
    }

    private async Task CopyAsync(Stream bytes, long length, CancellationToken cancellationToken)
    {
        var buffer = new byte[Math.Min(BufferSize, length)];
        while (length > 0)
        {
            var read = await bytes.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, length)), cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new EndOfStreamException();
            }

            await response.OutputStream.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
            length -= read;
        }
    }
}
