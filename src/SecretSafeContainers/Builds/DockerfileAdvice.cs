using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Recognises instructions that put a secret into the image by their form, without any secret at hand, and writes the lines that would not.</summary>
public static class DockerfileAdvice
{
    /// <summary>The points of a Dockerfile, in the order of lines.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="target">The stage that is built; null for the last one.</param>
    /// <param name="holdsCredential">
    /// Tells of a file in the context whether there is a credential in it; null if it is not there, so that only its name can be judged.
    /// </param>
    public static IReadOnlyList<DockerfilePoint> Of(Dockerfile dockerfile, string? target = null, Func<string, bool?>? holdsCredential = null)
    {
        ArgumentNullException.ThrowIfNull(dockerfile);
        var stages = new BuiltStages(dockerfile, target);
        return
        [
            .. new[]
            {
                new CopiedFiles(stages, holdsCredential ?? (_ => null)).Points(),
                new SecretVariables(stages).Points(),
                new CopiedMounts(stages).Points(),
            }.SelectMany(points => points).OrderBy(point => (point.Line, point.Column)),
        ];
    }
}
