using System.Collections.Immutable;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Detection;

/// <summary>A secret that a candidate turned out to be.</summary>
/// <param name="Start">Where it starts in the window.</param>
/// <param name="Length">How many bytes it takes there.</param>
/// <param name="Unit">How its text is stored.</param>
/// <param name="Encodings">What stands between the content's bytes and the secret, outermost first.</param>
/// <param name="Text">The secret, decoded; owned by whoever takes this.</param>
internal readonly record struct FoundSecret(int Start, int Length, TextUnit Unit, ImmutableArray<string> Encodings, byte[] Text)
{
    /// <summary>The rule that matched, or null for a known secret.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The known secret, or null for a rule.</summary>
    public string? SecretId { get; init; }

    /// <inheritdoc cref="Secrets.KnownSecret.IsDoubtful"/>
    public bool IsDoubtful { get; init; }
}
