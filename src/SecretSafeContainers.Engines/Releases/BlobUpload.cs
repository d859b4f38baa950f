using System.Net;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>Gets blobs into a repository: those that it has are not sent, and what breaks off is begun anew.</summary>
/// <param name="connection">The repository. Not owned.</param>
/// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pushing-blobs"/></remarks>
internal sealed class BlobUpload(RegistryConnection connection)
{
    /// <summary>True if the repository says that it has the blob.</summary>
    /// <exception cref="SecretSafeException">The registry cannot be reached.</exception>
    public async Task<bool> HasAsync(ReleasableBlob blob, CancellationToken cancellationToken)
    {
        using var response = await connection.HeadAsync($"blobs/{blob.Digest}", [], cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode && (response.Content.Headers.ContentLength ?? blob.Size) == blob.Size;
    }

    /// <summary>Sends a blob.</summary>
    /// <exception cref="SecretSafeException">The registry refuses it, or the connection broke each time.</exception>
    public async Task SendAsync(ReleasableBlob blob, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var isLast = attempt >= connection.Times.Attempts;
            try
            {
                if (await TrySendAsync(blob, isLast, cancellationToken).ConfigureAwait(false))
                {
                    return;
                }
            }
            catch (SecretSafeException failure) when (!isLast && failure.InnerException is HttpRequestException)
            {
                // It broke half-way: the half is the registry's to forget.
            }

            await Task.Delay(connection.Times.DelayAfter(attempt, null), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>False if it may work another time.</summary>
    private async Task<bool> TrySendAsync(ReleasableBlob blob, bool isLast, CancellationToken cancellationToken)
    {
        var what = $"blob {blob.Digest}";
        var answer = new PushAnswer(connection, what);
        using var start = await connection.PostAsync("blobs/uploads/", cancellationToken).ConfigureAwait(false);
        if (start.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.OK or HttpStatusCode.NoContent))
        {
            throw await answer.RefusedAsync(start, cancellationToken).ConfigureAwait(false);
        }

        var place = connection.PlaceOf(start) ?? throw new SecretSafeException(DiagnosticCodes.NotReleased, what, "the registry does not say where to send it");
        var body = new RegistryBody("application/octet-stream", blob.Size, blob.OpenAsync);
        using var end = await connection.UploadAsync(WithDigest(place, blob.Digest), body, cancellationToken).ConfigureAwait(false);
        if (end.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.NoContent)
        {
            answer.Verify(end, blob.Digest);
            return true;
        }

        return !isLast && IsPassing(end.StatusCode) ? false : throw await answer.RefusedAsync(end, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>404 too: the registry has forgotten the upload, as one of several behind one name may.</summary>
    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.NotFound or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static Uri WithDigest(Uri place, Digest digest)
    {
        var query = $"digest={Uri.EscapeDataString(digest.ToString())}";
        return new UriBuilder(place) { Query = place.Query.Length > 1 ? $"{place.Query[1..]}&{query}" : query }.Uri;
    }
}
