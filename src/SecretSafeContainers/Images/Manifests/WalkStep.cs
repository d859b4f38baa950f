using System.Collections.Immutable;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>A place on the way from a reference to its images.</summary>
/// <param name="Reference">How a person names what lies here.</param>
/// <param name="Descriptor">What lies here: an index or a manifest.</param>
internal sealed record WalkStep(string Reference, Descriptor Descriptor)
{
    /// <summary>Documents passed on the way, outermost first.</summary>
    public ImmutableArray<ImageDocument> Documents { get; init; } = [];

    /// <summary>Attestations, found on the way, about every image below.</summary>
    public ImmutableArray<Descriptor> Attestations { get; init; } = [];

    /// <summary>What could not be read on the way, and belongs to every image below.</summary>
    public ImmutableArray<Skipped> Skipped { get; init; } = [];

    /// <summary>Indexes passed on the way.</summary>
    public int Depth { get; init; }

    /// <summary>How this place is called in messages.</summary>
    public string Name => $"manifest {Descriptor.Digest}";

    /// <summary>The start of a walk; annotations of the descriptor itself are content too.</summary>
    public static WalkStep Root(string reference, IEnumerable<Descriptor> same)
    {
        var descriptors = same.ToImmutableArray();
        return new WalkStep(reference, descriptors[0])
        {
            Documents =
            [
                .. from descriptor in descriptors
                   where descriptor.Annotations.Count > 0
                   select new ImageDocument(ImageDocumentKind.Manifest, $"descriptor {descriptor.Digest}", DescriptorJson.WriteAnnotations(descriptor)),
            ],
        };
    }

    /// <summary>One level down, into an index.</summary>
    /// <param name="child">One of the index's manifests.</param>
    /// <param name="index">The index itself.</param>
    /// <param name="attestations">Those of the index that are about the child.</param>
    public WalkStep Into(Descriptor child, ImageDocument index, IEnumerable<Descriptor> attestations) => this with
    {
        Descriptor = child,
        Documents = Documents.Add(index),
        Attestations = [.. Attestations, .. attestations],
        Depth = Depth + 1,
    };
}
