using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Detection;

/// <summary>What an occurrence of a literal is a candidate for.</summary>
internal abstract record SearchTarget
{
    /// <summary>A rule's literal in single bytes.</summary>
    public sealed record RuleBytes(RuleMatcher Matcher, int Characters) : SearchTarget;

    /// <summary>
    /// A rule's literal with a NUL byte between each two characters: what both byte orders of UTF-16 have in common, so that one literal serves both.
    /// </summary>
    public sealed record RuleUtf16(RuleMatcher Matcher, int Characters) : SearchTarget;

    /// <summary>A rule's keyword: it is no candidate, but the rule holds in this content.</summary>
    public sealed record Keyword(Rule Rule) : SearchTarget;

    /// <summary>An anchor of a known secret's form.</summary>
    /// <param name="SecretId">The secret.</param>
    /// <param name="Value">The value without encodings, as detections hand it out. Owned by the plan.</param>
    /// <param name="Form">The form, all of which must stand in the content.</param>
    /// <param name="Position">Which byte of the form the anchor stands for.</param>
    /// <param name="Unit">How a character of the form is stored.</param>
    public sealed record Known(string SecretId, byte[] Value, SecretForm Form, int Position, TextUnit Unit) : SearchTarget
    {
        /// <inheritdoc cref="KnownSecret.IsDoubtful"/>
        public bool IsDoubtful { get; init; }

        /// <summary>Bytes of content with which it is compared: what is equal up to there is a leak.</summary>
        public required int ComparedBytes { get; init; }
    }
}
