using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>Pushes an image to a registry: exactly the bytes that were audited, by no other program.</summary>
/// <param name="access">How to reach it. The logins for <see cref="RegistryPurpose.Push"/> are used whatever its purpose.</param>
public sealed class RegistryRelease(RegistryAccess access)
{
    /// <summary>Blobs that are asked for or sent at once; docker's own number of uploads.</summary>
    private const int Parallelism = 5;

    private readonly RegistryAccess access = access with { Purpose = RegistryPurpose.Push };

    /// <summary>Pushes the blobs that the repository lacks, then the manifests by digest, then the tags one after the other; last it asks for each tag.</summary>
    /// <param name="image">What to push. Not owned.</param>
    /// <param name="destination">The registry and repository; its tag and digest do not count.</param>
    /// <param name="tags">The tags; none for the digest alone.</param>
    /// <param name="cancellationToken">Stops it. If a tag is out already, the exception's message says so.</param>
    /// <returns>The names with the digest that each one names.</returns>
    /// <exception cref="SecretSafeException">It failed (SSC3009): the message says which tags are out and which are not. Or a name breaks the grammar (SSC1008).</exception>
    public async Task<IReadOnlyList<PublishedName>> PushAsync(
        ReleasableImage image, RegistryReference destination, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(tags);
        var repository = $"{destination.Registry}/{destination.Repository}";
        foreach (var tag in tags)
        {
            _ = RegistryReference.Parse($"{repository}:{tag}");
        }

        var progress = new PushProgress(image.Digest, repository, tags);
        try
        {
            using var connection = new RegistryConnection(destination, access);
            await PushBlobsAsync(connection, image, cancellationToken).ConfigureAwait(false);
            foreach (var manifest in image.Manifests)
            {
                await PutAsync(connection, manifest, manifest.Descriptor.Digest.ToString(), cancellationToken).ConfigureAwait(false);
            }

            foreach (var tag in tags)
            {
                progress.Begin(tag);
                await PutAsync(connection, image.Root, tag, cancellationToken).ConfigureAwait(false);
                progress.Done(tag);
            }

            await VerifyAsync(destination, image.Digest, tags, cancellationToken).ConfigureAwait(false);
        }
        catch (SecretSafeException failure)
        {
            throw progress.Failed(failure);
        }
        catch (OperationCanceledException cancelled) when (progress.HasBegun)
        {
            throw progress.Cancelled(cancelled, cancellationToken);
        }

        return [.. tags.Select(tag => new PublishedName(tag, image.Digest, image.ImageId))];
    }

    /// <summary>The first is asked for alone: it finds out by which scheme and with which login the registry is reached.</summary>
    private static async Task PushBlobsAsync(RegistryConnection connection, ReleasableImage image, CancellationToken cancellationToken)
    {
        var upload = new BlobUpload(connection);
        if (!image.Blobs.IsEmpty)
        {
            await PushAsync(upload, image.Blobs[0], cancellationToken).ConfigureAwait(false);
        }

        var parallel = new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(image.Blobs.Skip(1), parallel, async (blob, token) => await PushAsync(upload, blob, token).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private static async Task PushAsync(BlobUpload upload, ReleasableBlob blob, CancellationToken cancellationToken)
    {
        if (!await upload.HasAsync(blob, cancellationToken).ConfigureAwait(false))
        {
            await upload.SendAsync(blob, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task PutAsync(RegistryConnection connection, ImageManifest manifest, string name, CancellationToken cancellationToken)
    {
        var answer = new PushAnswer(connection, $"manifest {name}");
        var body = new RegistryBody(manifest.Descriptor.MediaType, manifest.Json.Length, _ => ValueTask.FromResult<Stream>(new MemoryStream(manifest.Json.ToArray(), writable: false)));
        using var response = await connection.PutAsync($"manifests/{name}", body, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw await answer.RefusedAsync(response, cancellationToken).ConfigureAwait(false);
        }

        answer.Verify(response, manifest.Descriptor.Digest);
    }

    private async Task VerifyAsync(RegistryReference destination, Digest digest, IReadOnlyList<string> tags, CancellationToken cancellationToken)
    {
        var manifests = new PublishedManifests(access);
        foreach (var tag in tags)
        {
            var why = await manifests.FindAsync(destination with { Tag = tag, Digest = null }, cancellationToken).ConfigureAwait(false) switch
            {
                ManifestPresence.Held held when held.Digest != digest => $"it names {held.Digest} now: another build moved it",
                ManifestPresence.Absent => "the registry does not have it any more",

                // A login that may push but not pull: the registry took exactly these bytes.
                ManifestPresence.Unknown { IsDenied: false } unknown => $"it could not be looked up ({unknown.Why})",
                _ => null,
            };
            if (why is not null)
            {
                throw new SecretSafeException(DiagnosticCodes.NotReleased, $"tag {tag}", why);
            }
        }
    }
}
