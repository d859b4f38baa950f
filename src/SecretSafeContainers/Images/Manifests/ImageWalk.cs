using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>One walk from a source's descriptors down to its images.</summary>
/// <remarks>
/// A cycle cannot be: every document is verified against its digest before it is followed. What can be is a bomb of repeated
/// references; depth and count are bounded.
/// </remarks>
internal sealed class ImageWalk
{
    private readonly IImageSource source;
    private readonly Platform? platform;
    private readonly HashSet<Digest> named = [];
    private readonly SortedSet<string> otherPlatforms = new(StringComparer.Ordinal);
    private readonly Stack<WalkStep> passedBy = [];
    private readonly DocumentReader documents;
    private readonly ManifestReader manifests;
    private int visited;

    /// <summary>True after the bound on manifests was passed, and said once.</summary>
    private bool IsExhausted => visited > ImageLimits.Manifests;

    /// <param name="source">Where images lie.</param>
    /// <param name="platform">The only platform wanted, or null for all.</param>
    public ImageWalk(IImageSource source, Platform? platform)
    {
        this.source = source;
        this.platform = platform;
        documents = new DocumentReader(source);
        manifests = new ManifestReader(source, named);
    }

    /// <summary>All images, each one as soon as the next is known: what belongs to the source as a whole goes to the last.</summary>
    public async IAsyncEnumerable<Image> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Image? last = null;
        var roots = await source.ResolveAsync(cancellationToken).ConfigureAwait(false);
        var images = roots.Where(root => !Attestations.IsAttestation(root)).GroupBy(root => root.Digest).ToList();
        foreach (var same in images.Count > 0 ? images : roots.GroupBy(root => root.Digest))
        {
            // A layout may list an attestation beside its image.
            ImmutableArray<Descriptor> about = [.. roots.Where(root => images.Count > 0 && IsAbout(root, same.Key, other => images.Exists(image => image.Key == other)))];
            var step = WalkStep.Root(ReferenceOf(same.First(), roots.Count), [.. same, .. about]) with { Attestations = about };
            await foreach (var image in WalkAsync(step, cancellationToken).ConfigureAwait(false))
            {
                if (last is not null)
                {
                    yield return last;
                }

                last = image;
            }

            if (IsExhausted)
            {
                break;
            }
        }

        if (last is null)
        {
            throw NoImage();
        }

        if (source is ILooseContent loose)
        {
            await NamePassedByAsync(cancellationToken).ConfigureAwait(false);
            last = await loose.AddLooseAsync(last, named, cancellationToken).ConfigureAwait(false);
        }

        yield return last;
    }

    /// <summary>Names what belongs to images of platforms that are not wanted: it is theirs, and not loose.</summary>
    private async ValueTask NamePassedByAsync(CancellationToken cancellationToken)
    {
        while (passedBy.TryPop(out var step))
        {
            if (!named.Add(step.Descriptor.Digest))
            {
                continue;
            }

            switch (await ReadManifestAsync(step, cancellationToken).ConfigureAwait(false))
            {
                case (_, Manifest.Image image, _):
                    named.UnionWith(image.Layers.Select(layer => layer.Digest).Append(image.Config.Digest));
                    break;
                case (_, Manifest.Index index, _):
                    PassBy(index.Manifests.Select(child => step with { Descriptor = child, Depth = step.Depth + 1 }));
                    break;
            }
        }
    }

    private void PassBy(IEnumerable<WalkStep> steps)
    {
        foreach (var step in steps)
        {
            passedBy.Push(step);
        }
    }

    private async IAsyncEnumerable<Image> WalkAsync(WalkStep step, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        named.Add(step.Descriptor.Digest);
        var (json, manifest, failure) = await ReadManifestAsync(step, cancellationToken).ConfigureAwait(false);
        step = manifest is null ? step : await WithReferrersAsync(step, cancellationToken).ConfigureAwait(false);
        if (manifest is Manifest.Index index)
        {
            await foreach (var image in WalkIndexAsync(step, json, index, cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }
        }
        else
        {
            var image = manifest is Manifest.Image read
                ? await manifests.ReadAsync(step, json, read, cancellationToken).ConfigureAwait(false)
                : await manifests.UnreadAsync(step, failure!, cancellationToken).ConfigureAwait(false);
            if (IsWanted(step.Descriptor.Platform ?? image.Platform))
            {
                yield return image;
            }
        }
    }

    private async ValueTask<WalkStep> WithReferrersAsync(WalkStep step, CancellationToken cancellationToken)
    {
        if (source is not IReferrerSource referrers)
        {
            return step;
        }

        try
        {
            var found = await referrers.ReferrersAsync(step.Descriptor.Digest, cancellationToken).ConfigureAwait(false);
            return step with { Attestations = [.. step.Attestations.Concat(found).DistinctBy(attestation => attestation.Digest)] };
        }
        catch (SecretSafeException failure)
        {
            return step with { Skipped = step.Skipped.Add(Skipped.From(failure)) };
        }
    }

    private async IAsyncEnumerable<Image> WalkIndexAsync(
        WalkStep step, ReadOnlyMemory<byte> json, Manifest.Index index, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var document = new ImageDocument(ImageDocumentKind.Manifest, $"index {step.Descriptor.Digest}", json);
        var children = index.Manifests.DistinctBy(child => child.Digest).Where(child => !IsElsewhere(child)).ToLookup(Attestations.IsAttestation);
        var images = children[false].Select(child => child.Digest).ToHashSet();
        if (images.Count == 0)
        {
            var empty = step.Into(step.Descriptor, document, children[true]);
            yield return await manifests.UnreadAsync(empty, new(DiagnosticCodes.Empty, document.Name, "the index names no image"), cancellationToken).ConfigureAwait(false);
        }

        if (platform is not null)
        {
            PassBy(index.Manifests.Where(child => !IsElsewhere(child)).Select(child => step.Into(child, document, [])));
        }

        foreach (var child in children[false].Where(child => IsWanted(child.Platform)))
        {
            var about = children[true].Where(attestation => IsAbout(attestation, child.Digest, images.Contains));
            await foreach (var image in WalkAsync(step.Into(child, document, about), cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }

            if (IsExhausted)
            {
                break;
            }
        }
    }

    private async ValueTask<(ReadOnlyMemory<byte> Json, Manifest? Manifest, Skipped? Failure)> ReadManifestAsync(WalkStep step, CancellationToken cancellationToken)
    {
        if (step.Depth > ImageLimits.IndexDepth || ++visited > ImageLimits.Manifests)
        {
            return (default, null, new(DiagnosticCodes.LimitReached, step.Name, $"more than {ImageLimits.IndexDepth} nested indexes or {ImageLimits.Manifests} manifests"));
        }

        var mediaType = step.Descriptor.MediaType;
        if (mediaType.Length > 0 && !MediaTypes.IsIndex(mediaType) && !MediaTypes.IsManifest(mediaType))
        {
            return (default, null, new(DiagnosticCodes.UnsupportedFormat, step.Name, $"media type {mediaType} is neither an index nor an image manifest", step.Descriptor.Size));
        }

        try
        {
            var (json, manifest) = await documents.ReadAsync(step.Descriptor, step.Name, Manifest.Read, cancellationToken).ConfigureAwait(false);
            return (json, manifest, null);
        }
        catch (SecretSafeException failure)
        {
            return (default, null, Skipped.From(failure, step.Descriptor.Size));
        }
    }

    // An attestation about none of these images must not stay unread: it counts as one about all of them.
    private static bool IsAbout(Descriptor descriptor, Digest image, Func<Digest, bool> isImage) =>
        Attestations.IsAttestation(descriptor) && (Attestations.Subject(descriptor) is not { } subject || subject == image || !isImage(subject));

    private bool IsElsewhere(Descriptor child) => source is IPartialSource partial && partial.IsElsewhere(child);

    private bool IsWanted(Platform? candidate)
    {
        if (platform is null || candidate is null || platform.Includes(candidate))
        {
            return true;
        }

        otherPlatforms.Add(candidate.ToString());
        return false;
    }

    private string ReferenceOf(Descriptor root, int roots) =>
        roots > 1 && root.Annotations.TryGetValue(Layouts.RefName, out var tag) ? $"{source.Reference}:{tag}" : source.Reference;

    private SecretSafeException NoImage() => new(
        platform is null ? DiagnosticCodes.Empty : DiagnosticCodes.NotFound,
        source.Reference,
        platform is null ? "it names no image" : $"it has no image for {platform}; it has {string.Join(", ", otherPlatforms.Take(10))}");
}
