using System.Net;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Asks a registry which digests tags name, without fetching what they name where the registry says the digest by itself.</summary>
/// <param name="access">How to reach it. Not owned.</param>
public sealed class TagLookup(RegistryAccess access)
{
    /// <summary>What each tag names. The answer is a value, whatever goes wrong: a tag whose answer did not come before the cancellation is not known.</summary>
    /// <param name="registry">Host and perhaps port.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="tags">Its tags.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public async Task<IReadOnlyDictionary<string, ManifestPresence>> LookUpAsync(
        string registry, string repository, IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        var all = tags.Distinct(StringComparer.Ordinal).ToList();
        try
        {
            using var connection = new RegistryConnection(new RegistryReference(registry, repository, null, null), access);

            // The first alone: it finds out how the registry is reached and with which token.
            List<ManifestPresence> found = [await AskAsync(connection, all[0], cancellationToken).ConfigureAwait(false)];
            found.AddRange(await Task.WhenAll(all.Skip(1).Select(tag => AskAsync(connection, tag, cancellationToken))).ConfigureAwait(false));
            return all.Zip(found).ToDictionary(StringComparer.Ordinal);
        }
        catch (SecretSafeException failure)
        {
            return all.ToDictionary(tag => tag, ManifestPresence (_) => new ManifestPresence.Unknown(failure.Why, IsDenied: false), StringComparer.Ordinal);
        }
    }

    private async Task<ManifestPresence> AskAsync(RegistryConnection connection, string tag, CancellationToken cancellationToken)
    {
        try
        {
            using var head = await connection.HeadAsync($"manifests/{tag}", RegistryManifests.Accepted, cancellationToken).ConfigureAwait(false);
            return head.IsSuccessStatusCode && RegistryManifests.DigestOf(head) is { } digest
                ? new ManifestPresence.Held(digest)
                : head.StatusCode == HttpStatusCode.NotFound ? new ManifestPresence.Absent()
                : await FetchAsync(connection, tag, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            return new ManifestPresence.Unknown(failure.Why, IsDenied: false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new ManifestPresence.Unknown("the registry did not answer in time", IsDenied: false);
        }
    }

    /// <summary>A registry need not say the digest in a header, nor know HEAD.</summary>
    private async Task<ManifestPresence> FetchAsync(RegistryConnection connection, string tag, CancellationToken cancellationToken)
    {
        using var response = await connection.GetAsync($"manifests/{tag}", RegistryManifests.Accepted, from: 0, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return response.StatusCode == HttpStatusCode.NotFound
                ? new ManifestPresence.Absent()
                : new ManifestPresence.Unknown(connection.Explain(response), response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
        }

        var json = await new BoundedBody(response, $"tag {tag}", access.Times.Stall).ReadAsync(ImageLimits.DocumentBytes, cancellationToken).ConfigureAwait(false);
        return new ManifestPresence.Held(Digest.OfBytes(json));
    }
}
