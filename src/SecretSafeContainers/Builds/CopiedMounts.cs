using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Finds a mounted secret that a RUN copies to where its layer keeps it.</summary>
/// <param name="stages">What runs.</param>
internal sealed class CopiedMounts(BuiltStages stages)
{
    /// <summary>One point for each copy.</summary>
    public IEnumerable<DockerfilePoint> Points() =>
        from run in stages.Instructions
        where run is { Name: "RUN", Exec: null }
        from mount in SecretMount.Of(run)
        where mount is { Id: not null, Target: not null }
        from command in ShellCommands.Split(run.Arguments)
        let copy = CopyOf(command.Command, mount.Target!)
        where copy is not null && !IsRemoved(run, copy)
        select PointOf(run, mount, command.Command, copy);

    /// <summary>Where a command copies a file to, or null if it does not.</summary>
    private static string? CopyOf(string command, string file)
    {
        var words = ShellWords.Split(command).ConvertAll(word => ShellWords.Unquote(word.Text));
        var at = words.IndexOf(file);
        if (at < 0)
        {
            return null;
        }

        var redirection = words.FindIndex(word => word is ">" or ">>");
        var target = ShellCommands.Runs(command, "cp", "mv", "install") && words.Count > at + 1 ? words[^1]
            : ShellCommands.Runs(command, "cat") && redirection > at && redirection + 1 < words.Count ? words[redirection + 1]
            : null;
        return target is null || target.StartsWith("/dev/", StringComparison.Ordinal) || target.StartsWith('$') ? null
            : target.EndsWith('/') ? target + file[(file.LastIndexOf('/') + 1)..]
            : target;
    }

    private bool IsRemoved(DockerfileInstruction run, string path) => ShellCommands.Split(run.Arguments).Any(command =>
        ShellCommands.Runs(command.Command, "rm", "shred", "unlink")
        && ShellCommands.Operands(command.Command).Any(operand => stages.Absolute(run, operand) is var removed
            && (stages.Absolute(run, path) == removed || stages.Absolute(run, path).StartsWith(removed.TrimEnd('/') + "/", StringComparison.Ordinal))));

    private DockerfilePoint PointOf(DockerfileInstruction run, SecretMount mount, string command, string copy)
    {
        var target = stages.Absolute(run, copy);
        var at = Math.Max(run.Arguments.IndexOf(command, StringComparison.Ordinal), 0);
        var (line, column) = run.PlaceOf(at);
        var isInImage = stages.IsInImage(run);
        var rewritten = new RunRewrite(stages.Dockerfile, run).Without(null, other => other == command);
        var flag = $"--mount=type=secret,id={mount.Id},target={target}";
        return new DockerfilePoint
        {
            Form = LeakForm.CopiedMount,
            Instruction = run,
            Line = line,
            Column = column,
            Why = isInImage
                ? $"the mount leaves nothing behind, but this copy of the secret at {target} stays in the layer"
                : $"the mount leaves nothing behind, but the build cache keeps this copy of the secret at {target}",
            Exposure = isInImage ? new Exposure(Runtime: true, Inspection: false, Layers: true) : default,
            SecretId = mount.Id!,
            Changes = [rewritten with { NewLines = [.. rewritten.NewLines.Select(text => text.Replace(WrittenFlag(run, mount), flag, StringComparison.Ordinal))] }],
        };
    }

    private static string WrittenFlag(DockerfileInstruction run, SecretMount mount) => run.Flags
        .Where(flag => flag is { Name: "mount", Value: not null } && flag.Value.Contains(mount.Id!, StringComparison.Ordinal))
        .Select(flag => $"--mount={flag.Value}").First();
}
