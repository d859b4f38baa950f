using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Opens references one after the other; each stays open until the next image is asked for.</summary>
public static class ImageOpener
{
    /// <summary>The images behind references. One that cannot be opened is an image with nothing but what was skipped: the others are still audited.</summary>
    /// <param name="references">Where the images lie.</param>
    /// <param name="platform">Only this platform, or null for all.</param>
    /// <param name="registries">How to reach registries. Not owned.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<Image> OpenAllAsync(
        IEnumerable<ImageReference> references, Platform? platform, RegistryAccess registries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        foreach (var reference in references)
        {
            var images = OpenAsync(reference, platform, registries, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (images.ConfigureAwait(false))
            {
                while (await NextAsync(images, reference).ConfigureAwait(false) is { } image)
                {
                    yield return image.Value;
                    if (image.IsLast)
                    {
                        break;
                    }
                }
            }
        }
    }

    private static async ValueTask<Opened?> NextAsync(IAsyncEnumerator<Image> images, ImageReference reference)
    {
        try
        {
            return await images.MoveNextAsync().ConfigureAwait(false) ? new Opened(images.Current, IsLast: false) : null;
        }
        catch (SecretSafeException failure)
        {
            return new Opened(new Image { Reference = reference.ToString()!, Skipped = [Skipped.From(failure)] }, IsLast: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            var skipped = new Skipped(DiagnosticCodes.Unreadable, reference.ToString()!, failure.Message);
            return new Opened(new Image { Reference = reference.ToString()!, Skipped = [skipped] }, IsLast: true);
        }
    }

    /// <summary>The diff ids of a base image, by which its layers are known again in the images that stand on it.</summary>
    /// <param name="reference">The base image.</param>
    /// <param name="platform">Only this platform, or null for all.</param>
    /// <param name="registries">How to reach registries. Not owned.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="SecretSafeException">It cannot be opened, or names no diff id (SSC4009).</exception>
    public static async Task<IReadOnlyCollection<Digest>> ReadDiffIdsAsync(
        ImageReference reference, Platform? platform, RegistryAccess registries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reference);
        HashSet<Digest> diffIds = [];
        await foreach (var image in OpenAsync(reference, platform, registries, cancellationToken).ConfigureAwait(false))
        {
            diffIds.UnionWith(image.Layers.Select(layer => layer.DiffId).OfType<Digest>());
        }

        return diffIds.Count > 0
            ? diffIds
            : throw new SecretSafeException(DiagnosticCodes.Empty, reference.ToString()!, "it has no layers by which a base image could be known again");
    }

    private static IAsyncEnumerable<Image> OpenAsync(ImageReference reference, Platform? platform, RegistryAccess registries, CancellationToken cancellationToken) => reference switch
    {
        ImageReference.Folder folder => CreateAsync(() => FolderImage.Create(folder.Path)),
        ImageReference.Log log => CreateAsync(() => LogImage.Create(log.Path)),
        ImageReference.Archive or ImageReference.Layout or ImageReference.Registry => ReadSourceAsync(reference, platform, registries, cancellationToken),
        ImageReference.Docker or ImageReference.Podman => ReadSavedAsync(SaveAsync(reference, cancellationToken), platform, cancellationToken),
        ImageReference.Named named => ReadNamedAsync(named, platform, registries, cancellationToken),
        _ => throw new SecretSafeException(DiagnosticCodes.Usage, reference.ToString()!, "this kind of reference cannot be opened"),
    };

    private static async IAsyncEnumerable<Image> CreateAsync(Func<Image> create)
    {
        yield return create();
        await Task.CompletedTask.ConfigureAwait(false);
    }

    private static async IAsyncEnumerable<Image> ReadSourceAsync(
        ImageReference reference, Platform? platform, RegistryAccess registries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IImageSource source = reference switch
        {
            ImageReference.Archive archive => await ImageArchiveSource.OpenAsync(archive.Path, tag: null, cancellationToken).ConfigureAwait(false),
            ImageReference.Layout layout => await OciLayoutSource.OpenAsync(layout.Path, layout.Tag, cancellationToken).ConfigureAwait(false),
            ImageReference.Registry registry => new RegistrySource(registry.Reference, registries),
            _ => throw new SecretSafeException(DiagnosticCodes.Usage, reference.ToString()!, "this kind of reference cannot be opened"),
        };
        await using (source.ConfigureAwait(false))
        {
            await foreach (var image in ImageReader.ReadAsync(source, platform, cancellationToken).ConfigureAwait(false))
            {
                yield return reference is ImageReference.Registry ? image with { Reference = reference.ToString()! } : image;
            }
        }
    }

    private static async IAsyncEnumerable<Image> ReadSavedAsync(
        Task<SavedImage> saving, Platform? platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var saved = await saving.ConfigureAwait(false);
        await using var _ = saved.ConfigureAwait(false);
        await foreach (var image in saved.ReadAsync(platform, cancellationToken).ConfigureAwait(false))
        {
            yield return image;
        }
    }

    private static async IAsyncEnumerable<Image> ReadNamedAsync(
        ImageReference.Named named, Platform? platform, RegistryAccess registries, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (saved, tried) = await NamedImage.OpenAsync(named.Name, cancellationToken).ConfigureAwait(false);
        var images = saved is not null ? ReadSavedAsync(Task.FromResult(saved), platform, cancellationToken)
            : RegistryReference.TryParse(named.Name) is { } reference
                ? ReadSourceAsync(new ImageReference.Registry(reference), platform, registries, cancellationToken)
                : throw new SecretSafeException(DiagnosticCodes.NotFound, named.Name, tried);
        var all = images.GetAsyncEnumerator(cancellationToken);
        await using var _ = all.ConfigureAwait(false);
        while (await NextInRegistryAsync(all, saved is null ? tried : null).ConfigureAwait(false))
        {
            yield return all.Current;
        }
    }

    /// <summary>A name that is in no registry either: every place that was tried is named.</summary>
    private static async ValueTask<bool> NextInRegistryAsync(IAsyncEnumerator<Image> images, string? tried)
    {
        try
        {
            return await images.MoveNextAsync().ConfigureAwait(false);
        }
        catch (SecretSafeException failure) when (tried is not null && failure.Code == DiagnosticCodes.NotFound)
        {
            throw new SecretSafeException(failure.Code, failure.What, $"{tried}; {failure.Why}", failure);
        }
    }

    private static async Task<SavedImage> SaveAsync(ImageReference reference, CancellationToken cancellationToken)
    {
        var (name, opened) = reference switch
        {
            ImageReference.Docker docker => (docker.Name, (LocalEngine)new DockerEngine()),
            ImageReference.Podman podman => (podman.Name, new PodmanEngine()),
            _ => throw new SecretSafeException(DiagnosticCodes.Usage, reference.ToString()!, "this kind of reference cannot be opened"),
        };
        using var engine = opened;
        return await engine.OpenAsync(name, reference.ToString()!, cancellationToken).ConfigureAwait(false);
    }

    private sealed record Opened(Image Value, bool IsLast);
}
