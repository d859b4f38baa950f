using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports;

/// <summary>A leaked secret with all its places: what a person has to deal with once.</summary>
/// <param name="Places">Where it is, at least one; first the place to change first. The same place in several images is one.</param>
/// <param name="Fails">True if the build fails for any of them.</param>
/// <param name="Images">The images that hold it, in the report's order.</param>
public sealed record Problem(ImmutableArray<Finding> Places, bool Fails, ImmutableArray<ImageReport> Images)
{
    /// <summary>The place to change first.</summary>
    public Finding First => Places[0];

    /// <summary>The gravest of all places.</summary>
    public Severity Severity => Places.Max(place => place.Severity);

    /// <summary>Who can see it anywhere.</summary>
    public Exposure Exposure => new(
        Places.Any(place => place.Exposure.Runtime), Places.Any(place => place.Exposure.Inspection), Places.Any(place => place.Exposure.Layers));
}
