using System.Collections.Frozen;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>What of a Dockerfile runs for a target.</summary>
internal sealed class BuiltStages
{
    private readonly IReadOnlySet<int> needed;
    private readonly IReadOnlyList<int> chain;
    private readonly StageGraph graph;

    /// <summary>Looks at all stages.</summary>
    public BuiltStages(Dockerfile dockerfile, string? target)
    {
        Dockerfile = dockerfile;
        graph = new StageGraph(dockerfile, FrozenDictionary<string, string>.Empty);
        needed = graph.Needed(target);
        chain = graph.Chain(target);
    }

    /// <summary>The Dockerfile.</summary>
    public Dockerfile Dockerfile { get; }

    /// <summary>The instructions that run, and those before the first FROM.</summary>
    public IEnumerable<DockerfileInstruction> Instructions =>
        Dockerfile.Instructions.Where(instruction => instruction.Stage < 0 || needed.Contains(instruction.Stage));

    /// <summary>The instructions whose results are in the image: those of the target's stage and of the stages that it is built on, in this order.</summary>
    public IEnumerable<DockerfileInstruction> InImage =>
        chain.SelectMany(graph.InstructionsOf).Where(instruction => !instruction.IsOnBuild);

    /// <summary>True if the image holds what this instruction makes; a stage that is only copied from is not part of it.</summary>
    public bool IsInImage(DockerfileInstruction instruction) => instruction.Stage < 0 || chain.Contains(instruction.Stage);

    /// <summary>The RUNs of the same stage behind an instruction.</summary>
    public IEnumerable<DockerfileInstruction> RunsAfter(DockerfileInstruction instruction) => Instructions.Where(run =>
        run.Name == "RUN" && run.Stage == instruction.Stage && run.IsOnBuild == instruction.IsOnBuild && run.Line > instruction.Line);

    /// <summary>A path as an instruction means it, absolute. The working directory is that of the last WORKDIR; without one it is most likely the root.</summary>
    public string Absolute(DockerfileInstruction instruction, string path)
    {
        if (path.StartsWith('/') || path.StartsWith('$'))
        {
            return path;
        }

        if (path.StartsWith("~/", StringComparison.Ordinal))
        {
            return "/root" + path[1..];
        }

        var folders = graph.Chain(instruction.Stage).SelectMany(graph.InstructionsOf)
            .Where(workdir => workdir is { Name: "WORKDIR", IsOnBuild: false } && (workdir.Stage != instruction.Stage || workdir.Line < instruction.Line))
            .Select(workdir => workdir.Arguments.TrimEnd('/'));
        var folder = folders.Aggregate("", (before, next) => next.StartsWith('/') || next.Length == 0 ? next : $"{before}/{next}");
        return string.Join('/', [folder, .. ContextPath.Parts(path)]) is { Length: > 0 } absolute ? absolute : "/";
    }
}
