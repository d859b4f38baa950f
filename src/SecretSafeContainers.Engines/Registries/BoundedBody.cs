using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Reads a small body whole: a document, a token.</summary>
/// <param name="response">The answer. Not owned.</param>
/// <param name="what">How to name it in an error.</param>
/// <param name="stall">Without a byte for so long it is given up.</param>
internal sealed class BoundedBody(HttpResponseMessage response, string what, TimeSpan stall)
{
    /// <summary>A small body takes at most so many times the time without a byte: else one byte now and then would hold an audit for ever.</summary>
    private const int Patience = 4;

    /// <summary>The whole body of at most so many bytes.</summary>
    /// <exception cref="SecretSafeException">It is longer (SSC4007), or ends early or does not arrive (SSC4003).</exception>
    public async Task<byte[]> ReadAsync(int limit, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(stall * Patience);
        try
        {
            var body = await response.Content.ReadAsStreamAsync(timeout.Token).ConfigureAwait(false);
            await using var stream = body.ConfigureAwait(false);
            using var whole = new MemoryStream();
            var buffer = new byte[16 * 1024];
            int read;
            while ((read = await body.ReadAsync(buffer, timeout.Token).ConfigureAwait(false)) > 0)
            {
                if (whole.Length + read > limit)
                {
                    throw new SecretSafeException(DiagnosticCodes.LimitReached, what, $"it is longer than {limit:N0} bytes");
                }

                whole.Write(buffer, 0, read);
            }

            return whole.ToArray();
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, what, "the registry's answer ended early", failure);
        }
        catch (OperationCanceledException failure) when (!cancellationToken.IsCancellationRequested)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, what, "the registry's answer did not arrive in time", failure);
        }
    }
}
