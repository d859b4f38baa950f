using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports.Html;

/// <summary>A secret and all its places in all images: what a person changes and revokes once.</summary>
/// <param name="Number">From 1, in the page's order.</param>
/// <param name="Places">At least one.</param>
/// <param name="Fails">True if one of the places fails the build.</param>
internal sealed record LeakedSecret(int Number, ImmutableArray<LeakedPlace> Places, bool Fails)
{
    /// <summary>The place that stands for all: one whose source is known, if there is any.</summary>
    public Finding First { get; } = (Places.FirstOrDefault(place => place.Finding.Source is { Line: not null }) ?? Places.FirstOrDefault(place => place.Finding.Source is not null) ?? Places[0]).Finding;

    /// <summary>What it is: title and preview.</summary>
    public string Name => First.Preview.Length == 0 ? First.Title : $"{First.Title} {First.Preview}";

    /// <summary>The gravest of its places.</summary>
    public Severity Severity { get; } = Places.Max(place => place.Finding.Severity);

    /// <summary>Who can see it at any of its places.</summary>
    public Exposure Exposure => ExposureOf(Places);

    /// <summary>Its places in one image.</summary>
    public IEnumerable<LeakedPlace> In(ImageReport image) => Places.Where(place => ReferenceEquals(place.Image, image));

    /// <summary>Who can see a secret at any of these places.</summary>
    public static Exposure ExposureOf(IEnumerable<LeakedPlace> places) => places.Select(place => place.Finding.Exposure)
        .Aggregate(default(Exposure), (all, one) => new(all.Runtime || one.Runtime, all.Inspection || one.Inspection, all.Layers || one.Layers));
}
