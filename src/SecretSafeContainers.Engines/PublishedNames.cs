using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Asks the destination whether each name still names what this build published: a tag can move between the push and the audit.</summary>
/// <param name="registries">How to reach registries. Not owned.</param>
public sealed class PublishedNames(RegistryAccess registries)
{
    /// <summary>What is wrong with the names (SSC4010 with both digests), and why some could not be asked for although that is no fault.</summary>
    public async Task<(ImmutableArray<SecretSafeException> Wrong, ImmutableArray<string> Notes)> CheckAsync(PublishedImages published, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(published);
        return published switch
        {
            { Archive: not null } => ([], []),
            { Registry: { } registry } => await InRegistryAsync(published, registry, cancellationToken).ConfigureAwait(false),
            _ => (await InEngineAsync(published, cancellationToken).ConfigureAwait(false), []),
        };
    }

    private async Task<(ImmutableArray<SecretSafeException> Wrong, ImmutableArray<string> Notes)> InRegistryAsync(
        PublishedImages published, string registry, CancellationToken cancellationToken)
    {
        var manifests = new PublishedManifests(registries);
        var wrong = ImmutableArray.CreateBuilder<SecretSafeException>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var name in published.Names)
        {
            switch (await manifests.FindAsync(new RegistryReference(registry, published.Repository, name.Tag, null), cancellationToken).ConfigureAwait(false))
            {
                case ManifestPresence.Held held when held.Digest != name.Digest:
                    wrong.Add(Moved(published.Full(name), held.Digest, name.Digest));
                    break;
                case ManifestPresence.Absent:
                    wrong.Add(Absent(published.Full(name), name.Digest));
                    break;
                case ManifestPresence.Unknown { IsDenied: true } unknown:
                    // A login that may push but not pull: the bytes that it pushed were audited from this machine.
                    notes.Add($"{published.Full(name)} could not be looked up after it was pushed ({unknown.Why})");
                    break;
                case ManifestPresence.Unknown unknown:
                    wrong.Add(new(DiagnosticCodes.NotPublished, published.Full(name), unknown.Why));
                    break;
            }
        }

        return (wrong.ToImmutable(), notes.ToImmutable());
    }

    private static async Task<ImmutableArray<SecretSafeException>> InEngineAsync(PublishedImages published, CancellationToken cancellationToken)
    {
        using var engine = await SdkEngine.FindAsync(published.Engine, cancellationToken).ConfigureAwait(false);
        if (engine is null)
        {
            return [new(DiagnosticCodes.NotPublished, published.Destination, "neither docker nor podman answers any more")];
        }

        var identity = new EngineIdentity(engine, published);
        var wrong = ImmutableArray.CreateBuilder<SecretSafeException>();
        foreach (var name in published.Names)
        {
            var full = published.Full(name);
            var image = await engine.InspectAsync(full, cancellationToken).ConfigureAwait(false);
            if (image is null)
            {
                wrong.Add(Absent($"{engine.Name}:{full}", name.ImageId ?? name.Digest));
            }
            else if (!await identity.IsOursAsync(image.Id, name, cancellationToken).ConfigureAwait(false))
            {
                wrong.Add(Moved($"{engine.Name}:{full}", image.Id, name.ImageId ?? name.Digest));
            }
        }

        return wrong.ToImmutable();
    }

    private static SecretSafeException Moved(string name, Digest found, Digest published) => new(
        DiagnosticCodes.NotPublished, name, $"it names {found} now, and this build published {published}: another build moved it, and what it names was not audited");

    private static SecretSafeException Absent(string name, Digest published) =>
        new(DiagnosticCodes.NotPublished, name, $"this build published {published} under this name, and it is not there");
}
