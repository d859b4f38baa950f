using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Deletes what this build pushed, by digest, where the registry allows it.</summary>
/// <param name="registries">How to reach it. Not owned.</param>
public sealed class RegistryRollback(RegistryAccess registries)
{
    /// <summary>Does it: an index before the images that it names, as registries demand.</summary>
    /// <param name="published">What this build pushed.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    /// <returns>One sentence for each tag.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(PublishedImages published, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        var manifests = new PublishedManifests(registries);
        var answers = new Dictionary<Digest, ManifestDeletion>();
        var sentences = new List<string>();
        foreach (var name in published.Names.OrderByDescending(name => name.ImageId is null))
        {
            if (!answers.TryGetValue(name.Digest, out var answer))
            {
                var reference = new RegistryReference(published.Registry!, published.Repository, null, name.Digest);
                answers[name.Digest] = answer = await manifests.DeleteManifestAsync(reference, cancellationToken).ConfigureAwait(false);
            }

            sentences.Add(Say($"{published.Full(name)} ({name.Digest})", answer));
        }

        return sentences;
    }

    private static string Say(string what, ManifestDeletion answer) => answer switch
    {
        ManifestDeletion.Deleted => $"deleted {what}",
        ManifestDeletion.Absent => $"{what} is not there any more",
        ManifestDeletion.Unsupported => $"NOT deleted, the registry does not allow it: {what}",
        ManifestDeletion.Failed failed => $"NOT deleted, delete it yourself: {what} ({failed.Why})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
