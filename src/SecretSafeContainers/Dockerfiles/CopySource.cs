using System.Collections.Immutable;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>What one source of a COPY or ADD takes from the build context.</summary>
internal sealed class CopySource
{
    private readonly ImmutableArray<Glob> parts;
    private readonly DockerIgnore excluded;

    private CopySource(DockerfileInstruction instruction, IEnumerable<Glob> parts, DockerIgnore excluded) =>
        (Instruction, this.parts, this.excluded) = (instruction, [.. parts], excluded);

    /// <summary>The COPY or ADD.</summary>
    public DockerfileInstruction Instruction { get; }

    /// <summary>How many parts its path has: a file that is named stands deeper than a folder that holds it.</summary>
    public int Depth => parts.Length;

    /// <summary>The sources that a target's stages take from the context. A source with a variable that is not known takes everything.</summary>
    public static IEnumerable<CopySource> Of(Dockerfile dockerfile, StageGraph stages, string? target)
    {
        var needed = stages.Needed(target);
        return from instruction in dockerfile.Instructions
               where instruction.Name is "COPY" or "ADD" && instruction.Flag("from") is null && stages.Runs(instruction, needed)
               from source in Sources(instruction)
               select Of(instruction, stages.Expand(instruction, source) ?? ".");
    }

    /// <summary>The words of a COPY or ADD that name files of the context: not the last one, no address, no here-document.</summary>
    public static IEnumerable<string> Sources(DockerfileInstruction instruction) =>
        Words(instruction).SkipLast(1).Where(word => HeredocName.Parse(word) is null && !(instruction.Name == "ADD" && IsRemote(word)));

    /// <summary>All words of a COPY or ADD.</summary>
    public static IReadOnlyList<string> Words(DockerfileInstruction instruction) =>
        instruction.Exec ?? [.. instruction.Arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    /// <summary>True if it takes a path: it names it, or a folder above it.</summary>
    public bool Takes(string[] path)
    {
        if (path.Length < parts.Length || !Matches(path))
        {
            return false;
        }

        // A pattern of --exclude is relative to what the source names.
        return path.Length == parts.Length || !excluded.Excludes(string.Join('/', path[parts.Length..]));
    }

    /// <summary>True if it takes something in a folder, or the folder.</summary>
    public bool TakesIn(string[] folder) => Matches(folder);

    /// <summary>True if a link is on the way to what it names, or is that: such links are followed, others copied.</summary>
    public bool Follows(string[] link) => link.Length <= parts.Length && Matches(link);

    private static CopySource Of(DockerfileInstruction instruction, string source)
    {
        // With --parents ** is any number of folders; all below is near enough.
        var parts = ContextPath.Parts(source).TakeWhile(part => part != "**").Select(part => new Glob(part));
        return new CopySource(instruction, parts, DockerIgnore.Of(instruction.Flags.Where(flag => flag.Name == "exclude").Select(flag => flag.Value ?? "")));
    }

    private static bool IsRemote(string word) =>
        word.Contains("://", StringComparison.Ordinal) || word.StartsWith("git@", StringComparison.Ordinal) || word.StartsWith("github.com/", StringComparison.Ordinal);

    private bool Matches(string[] path)
    {
        for (var i = 0; i < Math.Min(path.Length, parts.Length); i++)
        {
            if (!parts[i].IsMatch(path[i]))
            {
                return false;
            }
        }

        return true;
    }
}
