using System.Text.Json;
using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Finds the methods v1 to v3: a credential file is copied, and perhaps removed again.</summary>
/// <param name="stages">What runs.</param>
/// <param name="holdsCredential">Tells of a file in the context whether there is a credential in it; null if it is not there.</param>
internal sealed class CopiedFiles(BuiltStages stages, Func<string, bool?> holdsCredential)
{
    /// <summary>One point for each file.</summary>
    public IEnumerable<DockerfilePoint> Points() =>
        from copy in stages.Instructions
        where copy.Name is "COPY" or "ADD"
        from source in CopySource.Sources(copy)
        let kind = CredentialFile.Find(source)
        where kind is not null && (kind.IsAlways || copy.Flag("from") is not null || holdsCredential(source) != false)
        select PointOf(copy, source, kind);

    private DockerfilePoint PointOf(DockerfileInstruction copy, string source, CredentialFile kind)
    {
        var name = source[(source.LastIndexOf('/') + 1)..];
        var target = TargetOf(copy, name);
        var id = string.Concat(name.TrimStart('.').Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' ? character : '-'));
        var runs = stages.RunsAfter(copy).ToList();
        bool Removes(DockerfileInstruction run, string command) => ShellCommands.Runs(command, "rm", "unlink", "shred")
            && ShellCommands.Operands(command).Any(operand => IsOrHolds(stages.Absolute(run, operand), target));
        bool HasWork(DockerfileInstruction run) => ShellCommands.Split(run.Arguments).Any(command => !Removes(run, command.Command)) || !run.Heredocs.IsEmpty;
        var remover = runs.Find(run => ShellCommands.Split(run.Arguments).Any(command => Removes(run, command.Command)));
        var working = runs.Where(HasWork).ToList();
        var users = working.Where(run => kind.IsReadBy(TextOf(run))).ToList();
        users = users.Count > 0 ? users : [.. working.Take(1)];
        var form = remover is null ? LeakForm.CopiedFile : users.Contains(remover) ? LeakForm.FileRemovedAfterUse : LeakForm.FileRemovedLater;
        var mount = $"--mount=type=secret,id={id},target={target}";
        var (line, column) = copy.PlaceOf(Math.Max(copy.Arguments.IndexOf(source, StringComparison.Ordinal), 0));
        return new DockerfilePoint
        {
            Form = form,
            Instruction = copy,
            Line = line,
            Column = column,
            Why = Why(form, name, stages.IsInImage(copy), remover),
            Exposure = stages.IsInImage(copy) ? new Exposure(Runtime: remover is null, Inspection: false, Layers: true) : default,
            SecretId = id,
            Changes =
            [
                .. new[] { CopyWithout(copy, source) }
                    .Concat(runs.Where(run => users.Contains(run) || run == remover)
                        .Select(run => new RunRewrite(stages.Dockerfile, run).Without(users.Contains(run) ? mount : null, command => Removes(run, command))))
                    .OrderBy(change => change.Line),
            ],
            Item = users.Count == 0 ? "" : $"""<ContainerSecret Include="{id}" File="{source.TrimStart('/')}" />""",
            Command = users.Count == 0 ? "" : $"docker build --secret id={id},src={source.TrimStart('/')} .",
        };
    }

    private static string Why(LeakForm form, string name, bool isInImage, DockerfileInstruction? remover) => (isInImage, form) switch
    {
        (false, _) => $"{name} stays out of the image, as its stage is only copied from, but the build cache keeps it, and so does a cache that is exported",
        (_, LeakForm.CopiedFile) => $"{name} stays in the image: the running container has it, and so has a layer",
        (_, LeakForm.FileRemovedLater) => $"the rm in line {remover!.Line} hides {name} from the container, but the layer of this instruction still has it",
        _ => $"line {remover!.Line} removes {name} after use, but the layer of this instruction still has it",
    };

    /// <summary>The path in the image that the file gets.</summary>
    private string TargetOf(DockerfileInstruction copy, string name)
    {
        var destination = CopySource.Words(copy)[^1];
        var last = destination[(destination.LastIndexOf('/') + 1)..];
        var isFile = last == name || last.IndexOf('.', StringComparison.Ordinal) > 0 || CredentialFile.Find(destination) is not null;
        var folder = stages.Absolute(copy, destination);
        return isFile && CopySource.Words(copy).Count == 2 ? folder : $"{folder.TrimEnd('/')}/{name}";
    }

    /// <summary>True if a removed path is a file, or a folder with it.</summary>
    private static bool IsOrHolds(string removed, string file)
    {
        var path = (removed.EndsWith("/*", StringComparison.Ordinal) ? removed[..^2] : removed).TrimEnd('/');
        return path.Length > 0 && (file == path || file.StartsWith(path + "/", StringComparison.Ordinal));
    }

    private static DockerfileChange CopyWithout(DockerfileInstruction copy, string source)
    {
        var words = CopySource.Words(copy).Where((word, index) => index == CopySource.Words(copy).Count - 1 || word != source).ToList();
        if (words.Count < 2)
        {
            return new DockerfileChange(copy.Line, copy.EndLine, []);
        }

        var head = copy.Source.ToString()[..copy.ArgumentsStart].Trim();
        return new DockerfileChange(copy.Line, copy.EndLine, [$"{head} {(copy.Exec is null ? string.Join(' ', words) : $"[{string.Join(", ", words.Select(word => $"\"{JsonEncodedText.Encode(word)}\""))}]")}"]);
    }

    private static string TextOf(DockerfileInstruction run) => run.Arguments + string.Concat(run.Heredocs.Select(heredoc => "\n" + heredoc.Content));
}
