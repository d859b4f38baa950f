using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Builds;

/// <summary>Knows the user's own line behind what is found in the inputs of a build: in the Dockerfile, the context or the project.</summary>
internal sealed class BuildSources(BuildInputs inputs, ContextSelection? selection) : ISourceLocator
{
    private const string Settings = "/arguments/";
    private readonly Lazy<IReadOnlyList<DockerfilePoint>> points = new(() => DockerfileAdvice.Of(inputs.Dockerfile, inputs.Target));
    private readonly BuiltStages stages = new(inputs.Dockerfile, inputs.Target);
    private readonly OwnTree own = new(inputs.IsRemoteContext ? Path.GetDirectoryName(inputs.DockerfileFile)! : inputs.Context);

    /// <inheritdoc/>
    public SourceLocation? Locate(ContentLocation location, int? line, int? column, ReadOnlySpan<byte> secret = default) => location switch
    {
        { Layer: null, Path: not null } => OfDockerfile(line, column),
        { Path: { } path } => OfFile(path, location, line, column),
        { Pointer: { } pointer } when pointer.StartsWith(Settings, StringComparison.Ordinal) => OfArgument(pointer[Settings.Length..]),
        _ => ProjectItemLine.FindProperty(inputs.Project, ["ContainerDockerContext"]) is { } property
            ? property with { Fix = ContextFix }
            : new SourceLocation(inputs.Project.Length > 0 ? inputs.Project : inputs.Dockerfile.Path) { Fix = ContextFix },
    };

    private const string ContextFix =
        "Keep the login out of the context's address: the provenance and the build's log record it. Give git a credential helper, or BuildKit the secret GIT_AUTH_TOKEN.";

    private SourceLocation OfDockerfile(int? line, int? column)
    {
        var instruction = line is { } number ? inputs.Dockerfile.InstructionAt(number) : null;
        var point = points.Value.FirstOrDefault(point => point.Instruction == instruction && (point.Line == line || instruction?.Line == instruction?.EndLine));
        return new SourceLocation(inputs.Dockerfile.Path, line, column, line is { } shown ? inputs.Dockerfile.Line(shown) : null)
        {
            IsOwn = own.Holds(inputs.DockerfileFile),
            Fix = point?.Instead ?? "Keep it out of the Dockerfile, comments and unused stages included: the history and the provenance record its text. "
                + "Write RUN --mount=type=secret,id=... and offer the value as a ContainerSecret.",
            Exposure = ExposureOf(instruction),
        };
    }

    /// <summary>Who sees an instruction's text in the image that is built.</summary>
    private Exposure ExposureOf(DockerfileInstruction? instruction) => instruction switch
    {
        { Name: "ENV", IsOnBuild: false } when stages.IsInImage(instruction) => new(Runtime: true, Inspection: true, Layers: false),
        { Name: "COPY" or "ADD", Heredocs.IsEmpty: false } when stages.IsInImage(instruction) => new(Runtime: true, Inspection: true, Layers: true),
        _ => new(Runtime: false, Inspection: true, Layers: false),
    };

    private SourceLocation OfFile(string path, ContentLocation location, int? line, int? column)
    {
        var file = Path.Combine(inputs.Context, path.Replace('/', Path.DirectorySeparatorChar));
        var isContent = location.Channel is ContentChannel.Publish or ContentChannel.File && location.Inner.IsEmpty;
        var instruction = selection?.InstructionFor(path);
        if (isContent && Path.GetFullPath(file) == inputs.DockerfileFile)
        {
            return OfDockerfile(line, column) with { Exposure = ExposureOfFile(instruction) };
        }

        return new SourceLocation(file, isContent ? line : null, isContent ? column : null, isContent ? SourceText.Line(file, line) : null)
        {
            IsOwn = isContent && own.Holds(Path.GetFullPath(file)),
            Fix = instruction is null ? null : FixOf(path, instruction),
            Exposure = ExposureOfFile(instruction),
        };
    }

    /// <summary>Nobody sees in the image what only another stage takes; else the place tells.</summary>
    private Exposure? ExposureOfFile(DockerfileInstruction? taker) => taker is null || stages.IsInImage(taker) ? null : default(Exposure);

    private string FixOf(string path, DockerfileInstruction instruction)
    {
        var taker = $"{inputs.Dockerfile.Path}:{instruction.Line} takes it ({instruction.ShortText ?? instruction.Name}).";
        var name = path[(path.LastIndexOf('/') + 1)..];
        return points.Value.FirstOrDefault(point => point.Instruction == instruction && point.SecretId == name.TrimStart('.')) is { } point
            ? $"{taker} {point.Instead}"
            : $"{taker} Name it in .dockerignore; where a RUN needs it, write RUN --mount=type=secret,id={name.TrimStart('.')},target=... and offer it with <ContainerSecret Include=\"{name.TrimStart('.')}\" File=\"{path}\" />.";
    }

    private SourceLocation OfArgument(string name)
    {
        var item = inputs.Items.LastOrDefault(item => item.ItemType == "ContainerBuildArgument" && item.Name == name);
        var point = points.Value.FirstOrDefault(point => point.Form == LeakForm.BuildArgument && point.SecretId.Equals(name, StringComparison.OrdinalIgnoreCase));
        var fix = point?.Instead ?? $"Remove the build argument {name}: history and provenance record it. Write RUN --mount=type=secret,id={name.ToLowerInvariant()} "
            + $"and <ContainerSecret Include=\"{name.ToLowerInvariant()}\" Environment=\"{name}\" />.";
        var place = (item is null ? null : ProjectItemLine.Find(item)) ?? new SourceLocation(inputs.Project.Length > 0 ? inputs.Project : inputs.Dockerfile.Path);
        return place with { Fix = fix };
    }
}
