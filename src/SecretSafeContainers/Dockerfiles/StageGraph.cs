using System.Globalization;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Which stages a target needs, and what is known of variables on the way.</summary>
internal sealed class StageGraph
{
    private readonly Dockerfile dockerfile;
    private readonly Dictionary<DockerfileInstruction, VariableScope> scopes = new(ReferenceEqualityComparer.Instance);
    private readonly ILookup<int, DockerfileInstruction> byStage;
    private readonly int[] bases;
    private readonly VariableScope global = VariableScope.Empty;

    /// <summary>Looks at all stages.</summary>
    /// <param name="dockerfile">The Dockerfile.</param>
    /// <param name="arguments">The build arguments.</param>
    public StageGraph(Dockerfile dockerfile, IReadOnlyDictionary<string, string> arguments)
    {
        this.dockerfile = dockerfile;
        byStage = dockerfile.Instructions.ToLookup(instruction => instruction.Stage);
        bases = new int[dockerfile.Stages.Length];
        var ends = new VariableScope[dockerfile.Stages.Length];
        var stage = -1;
        foreach (var instruction in dockerfile.Instructions)
        {
            if (instruction.Stage > stage)
            {
                stage = instruction.Stage;
                bases[stage] = Find(global.Expand(dockerfile.Stages[stage].Base), stage);
                ends[stage] = bases[stage] < 0 ? VariableScope.Empty : ends[bases[stage]].Inherited;
            }

            scopes[instruction] = stage < 0 ? global : ends[stage];
            var after = scopes[instruction].After(instruction, arguments, stage < 0 ? null : global);
            if (stage < 0)
            {
                global = after;
            }
            else
            {
                ends[stage] = after;
            }
        }
    }

    /// <summary>The instructions of a stage, in order.</summary>
    public IEnumerable<DockerfileInstruction> InstructionsOf(int stage) => byStage[stage];

    /// <summary>The stages that a target is built on, itself last: the image holds what these bring in.</summary>
    /// <param name="target">The stage's name or number; null for the last one.</param>
    /// <returns>Empty if there is no such stage.</returns>
    public IReadOnlyList<int> Chain(string? target) => Chain(TargetOf(target));

    /// <summary>The same of a stage; empty for -1.</summary>
    public IReadOnlyList<int> Chain(int stage)
    {
        var chain = new List<int>();
        for (; stage >= 0; stage = bases[stage])
        {
            chain.Add(stage);
        }

        chain.Reverse();
        return chain;
    }

    /// <summary>All stages that a target needs; every stage where that is not known.</summary>
    public IReadOnlySet<int> Needed(string? target)
    {
        var needed = new HashSet<int>();
        var open = new Stack<int>();
        if (TargetOf(target) is >= 0 and var last)
        {
            open.Push(last);
        }

        while (open.TryPop(out var stage))
        {
            if (!needed.Add(stage))
            {
                continue;
            }

            foreach (var used in byStage[stage].SelectMany(Used).Append(bases[stage]).Where(used => used >= 0))
            {
                open.Push(used);
            }
        }

        return needed.Count == 0 || IsUnknown(needed) ? Enumerable.Range(0, dockerfile.Stages.Length).ToHashSet() : needed;
    }

    /// <summary>A word of an instruction with its variables replaced, or null if one is not known.</summary>
    public string? Expand(DockerfileInstruction instruction, string word) => scopes[instruction].Expand(word);

    /// <summary>True if an instruction runs in a build of these stages: ONBUILD runs when another of them is built on its stage.</summary>
    public bool Runs(DockerfileInstruction instruction, IReadOnlySet<int> stages) =>
        stages.Contains(instruction.Stage) && (!instruction.IsOnBuild || stages.Any(stage => bases[stage] == instruction.Stage));

    private int TargetOf(string? target) => target is null ? dockerfile.Stages.Length - 1 : Find(target, dockerfile.Stages.Length);

    /// <summary>The stage before another one that a name or number means, or -1: an image from elsewhere.</summary>
    private int Find(string? name, int before)
    {
        for (var stage = before - 1; stage >= 0; stage--)
        {
            if (dockerfile.Stages[stage].Name is { } own && own.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return stage;
            }
        }

        return int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < before ? index : -1;
    }

    private IEnumerable<int> Used(DockerfileInstruction instruction) =>
        FromOf(instruction).Select(from => Find(Expand(instruction, from), dockerfile.Stages.Length));

    private static IEnumerable<string> FromOf(DockerfileInstruction instruction) =>
    [
        .. instruction.Flags.Where(flag => flag is { Name: "from", Value: not null }).Select(flag => flag.Value!),
        .. instruction.Flags.Where(flag => flag is { Name: "mount", Value: not null })
            .SelectMany(flag => MountField.Of(flag.Value!)).Where(field => field is { Key: "from", Value: not null }).Select(field => field.Value!),
    ];

    private bool IsUnknown(HashSet<int> needed) => dockerfile.Instructions
        .Where(instruction => needed.Contains(instruction.Stage))
        .Any(instruction => FromOf(instruction).Any(from => Expand(instruction, from) is null)
            || (instruction is { Name: "FROM", IsOnBuild: false } && global.Expand(dockerfile.Stages[instruction.Stage].Base) is null));
}
