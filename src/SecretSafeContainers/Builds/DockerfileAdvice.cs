using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Recognises instructions that put a secret into the image by their form, without any secret at hand, and writes the lines that would not.</summary>
public static class DockerfileAdvice
{
    /// <summary>Points of one kind that are written out: nobody reads more, and each costs a look at all that follows it.</summary>
    public const int MostPoints = 100;

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
            }.SelectMany(points => points.Take(MostPoints)).OrderBy(point => (point.Line, point.Column)),
        ];
    }
}
