using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Images that are about to lose their last name, kept by one of ours until the names can no longer be given back. Dispose it then.</summary>
public sealed class HeldImages : IDisposable
{
    private const string Repository = "secretsafe.localhost/held";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string engine;
    private readonly IReadOnlyList<string> names;

    private HeldImages(string engine, IReadOnlyList<string> names) => (this.engine, this.names) = (engine, names);

    /// <summary>Keeps images; null if the engine keeps them by itself, or there are none.</summary>
    /// <exception cref="SecretSafeException">The engine does not answer or refuses.</exception>
    public static async Task<HeldImages?> HoldAsync(LocalEngine engine, IReadOnlyCollection<Digest> images, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(engine);
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0 || !await engine.ForgetsUnnamedAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        // Of this process: another build may hold the same image, and lets go of it at another time.
        var names = images.Select(image => (Image: image, Name: $"{Repository}:{Environment.ProcessId}-{image.Hex[..12]}")).ToList();
        foreach (var (image, name) in names)
        {
            await engine.TagAsync(image, name, cancellationToken).ConfigureAwait(false);
        }

        return new HeldImages(engine.Name, [.. names.Select(held => held.Name)]);
    }

    /// <summary>Lets go of the images. Whatever no longer has another name is gone then.</summary>
    public void Dispose() => ReleaseAsync().GetAwaiter().GetResult();

    private async Task ReleaseAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using var found = await SdkEngine.FindAsync(engine, patience.Token).ConfigureAwait(false);
            foreach (var name in found is null ? [] : names)
            {
                await found!.UntagAsync(name, patience.Token).ConfigureAwait(false);
            }
        }
        catch (Exception failure) when (failure is SecretSafeException or OperationCanceledException)
        {
            // The build is over, and nobody is left to be told: the image keeps our name, which says whose it is.
        }
    }
}
