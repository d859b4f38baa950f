using System.Text.RegularExpressions;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Finds the line of a Dockerfile that a step comes from, by the name that the builder gives the step.</summary>
/// <remarks>
/// <c>[build 2/3] RUN make 7</c> comes from <c>RUN make $N</c>: builders put in what variables stand for, join continued lines and change white space.
/// </remarks>
/// <param name="dockerfile">The Dockerfile.</param>
internal sealed partial class StepPlace(Dockerfile dockerfile)
{
    private const string UnnamedStage = "stage-";

    /// <summary>What an image's short name leaves out.</summary>
    private static readonly string[] Registries = ["", "docker.io/", "docker.io/library/"];

    /// <summary>The first line of the step's instruction; null if none fits, or several.</summary>
    /// <param name="step">The step's name.</param>
    public int? Find(string step)
    {
        if (BaseImage().Match(step) is { Success: true } image)
        {
            return dockerfile.Stages.FirstOrDefault(stage => IsBase(stage.Base, image.Groups["image"].Value))?.Line;
        }

        var name = Name().Match(step);
        var text = Space().Replace(name.Groups["text"].Value, " ");
        var fitting = dockerfile.Instructions.Where(instruction => !instruction.IsOnBuild && Fits(instruction, text)).ToArray();
        if (fitting.Length > 1 && name.Groups["stage"].Value is { Length: > 0 } stage)
        {
            fitting = [.. fitting.Where(instruction => IsStage(instruction.Stage, stage))];
        }

        return fitting is [var only] ? only.Line : null;
    }

    private static bool Fits(DockerfileInstruction instruction, string step)
    {
        // What follows a here-document's name is the document, in a form of the builder's own.
        var text = Space().Replace(instruction.Text, " ");
        var pattern = string.Join(".*", Variable().Split(text).Select(Regex.Escape)) + (instruction.Heredocs.IsEmpty ? "" : ".*");
        return Regex.IsMatch(step, $"^{pattern}$", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }

    private bool IsStage(int index, string name) =>
        index >= 0 && index < dockerfile.Stages.Length
        && string.Equals(dockerfile.Stages[index].Name ?? $"{UnnamedStage}{index}", name, StringComparison.OrdinalIgnoreCase);

    /// <summary>True if what FROM says stands for an image's full name.</summary>
    private static bool IsBase(string written, string full) => Registries
        .Any(prefix => string.Equals(prefix + written, full, StringComparison.Ordinal) || string.Equals($"{prefix}{written}:latest", full, StringComparison.Ordinal));

    [GeneratedRegex(@"^\[internal\] load metadata for (?<image>\S+)$", RegexOptions.NonBacktracking)]
    private static partial Regex BaseImage();

    // "[2/3] ", "[build 2/3] ", "[linux/arm64 build 2/3] ", podman's "[1/2 2/3] "
    [GeneratedRegex(@"^(\[(\S+/\S+ )?((?<stage>[^\s/\]]+) )?[0-9]+/[0-9]+\] )?(?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex Name();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Space();

    [GeneratedRegex(@"\$\{[^}]*\}|\$\w+", RegexOptions.NonBacktracking)]
    private static partial Regex Variable();
}
