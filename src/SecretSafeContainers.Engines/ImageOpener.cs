using System.Runtime.CompilerServices;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Opens references one after the other; each stays open until the next image is asked for.</summary>
public static class ImageOpener
{
    /// <summary>The images behind references. One that cannot be opened is an image with nothing but what was skipped: the others are still audited.</summary>
    /// <param name="references">Where the images lie.</param>
    /// <param name="platform">Only this platform, or null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public static async IAsyncEnumerable<Image> OpenAllAsync(
        IEnumerable<ImageReference> references, Platform? platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(references);
        foreach (var reference in references)
        {
            var images = OpenAsync(reference, platform, cancellationToken).GetAsyncEnumerator(cancellationToken);
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
    }

    private static async IAsyncEnumerable<Image> OpenAsync(
        ImageReference reference, Platform? platform, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (reference is ImageReference.Folder folder)
        {
            yield return FolderImage.Create(folder.Path);
            yield break;
        }

        IImageSource source = reference switch
        {
            ImageReference.Archive archive => await ImageArchiveSource.OpenAsync(archive.Path, tag: null, cancellationToken).ConfigureAwait(false),
            ImageReference.Layout layout => await OciLayoutSource.OpenAsync(layout.Path, layout.Tag, cancellationToken).ConfigureAwait(false),
            _ => throw new SecretSafeException(DiagnosticCodes.Usage, reference.ToString()!, "this kind of reference cannot be opened"),
        };
        await using (source.ConfigureAwait(false))
        {
            await foreach (var image in ImageReader.ReadAsync(source, platform, cancellationToken).ConfigureAwait(false))
            {
                yield return image;
            }
        }
    }

    private sealed record Opened(Image Value, bool IsLast);
}
