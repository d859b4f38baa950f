using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Images that were built without a name, each saved into a file of its own. Disposing closes the files, and removes from the engine what was not kept.</summary>
/// <param name="engine">Where they lie. Not owned.</param>
public sealed class BuiltImages(LocalEngine engine) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly List<Digest> ids = [];
    private readonly List<SavedImage> saved = [];

    /// <summary>Where they lie.</summary>
    public LocalEngine Engine => engine;

    /// <summary>The saved images, in the order of the platforms.</summary>
    public IReadOnlyList<SavedImage> Saved => saved;

    /// <summary>Set it when the engine is to keep the images: they have got names.</summary>
    public bool Kept { get; set; }

    /// <summary>What could not be removed, one sentence each; known after disposal.</summary>
    public IReadOnlyList<string> Left { get; private set; } = [];

    /// <summary>Hands the saved images over to whoever releases them, and disposes them from then on.</summary>
    public IReadOnlyList<SavedImage> TakeSaved()
    {
        IReadOnlyList<SavedImage> taken = [.. saved];
        saved.Clear();
        return taken;
    }

    /// <summary>Takes an image over and saves it; false if it is for another platform, and then it is only to be removed.</summary>
    internal async Task<bool> TryAddAsync(Digest id, string reference, Platform? platform, CancellationToken cancellationToken)
    {
        ids.Add(id);
        var image = await engine.OpenByIdAsync(id, reference, cancellationToken).ConfigureAwait(false);
        if (platform is null || await HoldsAsync(image, platform, cancellationToken).ConfigureAwait(false))
        {
            saved.Add(image);
            return true;
        }

        await image.DisposeAsync().ConfigureAwait(false);
        return false;
    }

    private static async Task<bool> HoldsAsync(SavedImage saved, Platform platform, CancellationToken cancellationToken)
    {
        await foreach (var image in saved.ReadAsync(platform: null, cancellationToken).ConfigureAwait(false))
        {
            if (image.Platform is { } built && platform.Includes(built))
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var image in saved)
        {
            await image.DisposeAsync().ConfigureAwait(false);
        }

        saved.Clear();
        if (!Kept)
        {
            Left = await RemoveAsync().ConfigureAwait(false);
        }
    }

    // Not cancelled with the build: an aborted one must not leave its image.
    private async Task<IReadOnlyList<string>> RemoveAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var left = new List<string>();
        foreach (var id in ids.Distinct())
        {
            try
            {
                // The same steps, cached, gave the same image to an earlier build: with names it is not ours.
                if (await engine.InspectAsync(id.ToString(), patience.Token).ConfigureAwait(false) is { Tags.Length: 0 })
                {
                    await engine.RemoveAsync(id, patience.Token).ConfigureAwait(false);
                }
            }
            catch (Exception failure) when (failure is SecretSafeException or OperationCanceledException)
            {
                left.Add($"the image {id} could not be removed from {engine.Name}: remove it yourself");
            }
        }

        ids.Clear();
        return left;
    }
}
