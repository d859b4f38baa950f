using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>An image in the making: gathers documents and what could not be read, and bounds the documents' bytes together.</summary>
internal sealed class ImageDraft
{
    private readonly ImmutableArray<ImageDocument>.Builder documents = ImmutableArray.CreateBuilder<ImageDocument>();
    private readonly ImmutableArray<Skipped>.Builder skipped = ImmutableArray.CreateBuilder<Skipped>();
    private long bytes;

    /// <summary>Adds a document, or says that there is no room for it.</summary>
    public void Add(ImageDocument document)
    {
        if (bytes + document.Json.Length > ImageLimits.DocumentsBytes)
        {
            Skip(new Skipped(DiagnosticCodes.LimitReached, document.Name, $"the image's documents have more than {ImageLimits.DocumentsBytes} bytes together", document.Json.Length));
            return;
        }

        bytes += document.Json.Length;
        documents.Add(document);
    }

    /// <summary>Adds several documents.</summary>
    public void Add(IEnumerable<ImageDocument> several)
    {
        foreach (var document in several)
        {
            Add(document);
        }
    }

    /// <summary>Notes what could not be read.</summary>
    public void Skip(Skipped what) => skipped.Add(what);

    /// <summary>The image, with what was gathered.</summary>
    public Image Finish(WalkStep step, Platform? platform, ImmutableArray<Layer> layers) => new()
    {
        Reference = step.Reference,
        Digest = step.Descriptor.Digest,
        Platform = platform ?? step.Descriptor.Platform,
        Documents = documents.ToImmutable(),
        Layers = layers,
        Skipped = [.. step.Skipped, .. skipped],
    };

    /// <summary>An image that exists already, with what was gathered besides.</summary>
    public Image AddTo(Image image) => image with
    {
        Documents = image.Documents.AddRange(documents),
        Skipped = image.Skipped.AddRange(skipped),
    };
}
