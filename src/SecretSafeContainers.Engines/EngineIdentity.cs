using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines;

/// <summary>Whether what an engine has under a name is what this build published under it.</summary>
/// <remarks>
/// Classic stores call an image by its config's digest, and docker's containerd store by its manifest's: by the SDK's own, or by one that the engine
/// made up when it loaded the image. Then the engine is asked for the image, whose config tells.
/// </remarks>
/// <param name="engine">The engine. Not owned.</param>
/// <param name="published">What this build published.</param>
internal sealed class EngineIdentity(LocalEngine engine, PublishedImages published)
{
    /// <summary>True if it is.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">The engine cannot hand the image out.</exception>
    public async Task<bool> IsOursAsync(Digest id, PublishedName name, CancellationToken cancellationToken)
    {
        if (id == name.Digest || id == name.ImageId)
        {
            return true;
        }

        var saved = await engine.OpenByIdAsync(id, $"{engine.Name}:{published.Full(name)}", cancellationToken).ConfigureAwait(false);
        await using var _ = saved.ConfigureAwait(false);
        await foreach (var image in saved.ReadAsync(null, cancellationToken).ConfigureAwait(false))
        {
            if (!published.Images.Any(announced => announced.Is(image)))
            {
                return false;
            }
        }

        return true;
    }
}
