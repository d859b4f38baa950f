using SecretSafeContainers.Caching;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers;

/// <summary>The verdicts of earlier audits on the layers of one image, and this audit's on those that it scans. Different layers may be asked for at the same time.</summary>
/// <param name="image">The image.</param>
/// <param name="walk">The walk through it, under the root of the verdicts' paths.</param>
/// <param name="clean">What is known.</param>
internal sealed class LayerVerdicts(Image image, ImageWalk walk, CleanLayers clean)
{
    private readonly CleanLayer?[] earlier = new CleanLayer?[image.Layers.Length];
    private readonly bool[] recalled = new bool[image.Layers.Length];

    /// <summary>True if an earlier verdict was used.</summary>
    public bool IsRecalled(int layer) => recalled[layer];

    /// <summary>Takes an earlier verdict on a layer, if there is one and its bytes are those that it is on.</summary>
    /// <returns>False if the layer has to be scanned.</returns>
    public async ValueTask<bool> TryRecallAsync(int layer, PartAudit part, CancellationToken cancellationToken)
    {
        if ((earlier[layer] = clean.Find(image.Layers[layer])) is not { } known || !clean.Answers(known))
        {
            return false;
        }

        try
        {
            await image.Layers[layer].VerifyAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is SecretSafeException or IOException)
        {
            // The scan says what is wrong with it, and finds what is there instead.
            return false;
        }

        walk.Recall(layer, known.Paths, known.Bytes, known.Files);
        part.Recall(known.ExpandedBytes);
        return recalled[layer] = true;
    }

    /// <summary>Keeps what this audit found clean.</summary>
    /// <param name="parts">The audits of the layers, complete.</param>
    public void Keep(IReadOnlyList<PartAudit> parts)
    {
        for (var layer = 0; layer < parts.Count; layer++)
        {
            if (!recalled[layer] && parts[layer].IsClean)
            {
                clean.Keep(image.Layers[layer], new(walk.BytesOf(layer), walk.FilesOf(layer), parts[layer].ExpandedBytes, walk.PathsOf(layer)), earlier[layer]);
            }
        }
    }
}
