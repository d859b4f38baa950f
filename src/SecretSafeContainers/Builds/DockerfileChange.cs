using System.Collections.Immutable;

namespace SecretSafeContainers.Builds;

/// <summary>Lines of a Dockerfile and what to write instead.</summary>
/// <param name="Line">The first line, from 1.</param>
/// <param name="EndLine">The last line.</param>
/// <param name="NewLines">What replaces them; empty to remove them.</param>
public sealed record DockerfileChange(int Line, int EndLine, ImmutableArray<string> NewLines)
{
    /// <summary>Its place alone: the text may hold a secret.</summary>
    public override string ToString() => $"lines {Line} to {EndLine}";
}
