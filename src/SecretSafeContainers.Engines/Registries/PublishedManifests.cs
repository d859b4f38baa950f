using System.Net;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Asks registries about manifests that were published, and takes them back.</summary>
/// <param name="access">How to reach them. For deleting, the logins for <see cref="RegistryPurpose.Deletion"/> are used whatever its purpose.</param>
public sealed class PublishedManifests(RegistryAccess access)
{
    /// <summary>Whether a registry holds what a reference names. The answer is a value, whatever goes wrong.</summary>
    public async Task<ManifestPresence> FindAsync(RegistryReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        try
        {
            using var connection = new RegistryConnection(reference, access);
            using var response = await connection.GetAsync($"manifests/{reference.Version}", RegistryManifests.Accepted, from: 0, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                return response.StatusCode == HttpStatusCode.NotFound
                    ? new ManifestPresence.Absent()
                    : new ManifestPresence.Unknown(connection.Explain(response), response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden);
            }

            var json = await new BoundedBody(response, reference.ToString(), access.Times.Stall).ReadAsync(ImageLimits.DocumentBytes, cancellationToken).ConfigureAwait(false);
            return IsWanted(reference, json, out var digest)
                ? new ManifestPresence.Held(digest)
                : new ManifestPresence.Unknown($"what the registry answers does not have the digest {reference.Digest}", IsDenied: false);
        }
        catch (SecretSafeException failure)
        {
            return new ManifestPresence.Unknown(failure.Why, IsDenied: false);
        }
    }

    /// <summary>Deletes a manifest. The answer is a value, whatever goes wrong.</summary>
    /// <param name="reference">The manifest, by digest: a tag may have moved to somebody else's.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#deleting-manifests"/></remarks>
    /// <exception cref="ArgumentException">The reference has no digest.</exception>
    public async Task<ManifestDeletion> DeleteManifestAsync(RegistryReference reference, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Digest is not { } digest)
        {
            throw new ArgumentException("A manifest is deleted by its digest.", nameof(reference));
        }

        try
        {
            using var connection = new RegistryConnection(reference, access with { Purpose = RegistryPurpose.Deletion });
            using var response = await connection.DeleteAsync($"manifests/{digest}", cancellationToken).ConfigureAwait(false);
            return response.StatusCode switch
            {
                HttpStatusCode.OK or HttpStatusCode.Accepted or HttpStatusCode.NoContent => new ManifestDeletion.Deleted(),
                HttpStatusCode.NotFound => new ManifestDeletion.Absent(),
                HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented => new ManifestDeletion.Unsupported(),
                _ => new ManifestDeletion.Failed(connection.Explain(response)),
            };
        }
        catch (SecretSafeException failure)
        {
            return new ManifestDeletion.Failed(failure.Why);
        }
    }

    private static bool IsWanted(RegistryReference reference, byte[] json, out Digest digest)
    {
        digest = reference.Digest ?? Digest.OfBytes(json);
        using var hash = digest.StartHash();
        hash.AppendData(json);
        return digest.Matches(hash.GetCurrentHash());
    }
}
