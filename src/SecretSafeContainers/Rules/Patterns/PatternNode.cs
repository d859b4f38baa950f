using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Patterns;

/// <summary>A part of a pattern, without any syntax: case is folded into the characters, and flags are resolved.</summary>
internal abstract record PatternNode
{
    /// <summary>One character of a set.</summary>
    public sealed record Characters(CharacterRanges Ranges) : PatternNode;

    /// <summary>Parts one behind the other; none match the empty text.</summary>
    public sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>One of several; the first that leads to a match wins.</summary>
    public sealed record Choice(ImmutableArray<PatternNode> Options) : PatternNode;

    /// <summary>A part several times.</summary>
    /// <param name="Part">What is repeated.</param>
    /// <param name="Min">At least so often.</param>
    /// <param name="Max">At most so often; null for any number.</param>
    /// <param name="IsLazy">As seldom as possible first.</param>
    public sealed record Repeat(PatternNode Part, int Min, int? Max, bool IsLazy) : PatternNode;

    /// <summary>A part whose text is kept, by number from 1.</summary>
    public sealed record Group(PatternNode Part, int Number) : PatternNode;

    /// <summary>A place between characters.</summary>
    public sealed record Border(PatternBorder Kind) : PatternNode;
}
