using System.Text.RegularExpressions;
using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;

namespace SecretSafeContainers.Builds;

/// <summary>Finds the method v4: a build argument, or a variable of the image, that holds a secret by its name or by its use.</summary>
/// <param name="stages">What runs.</param>
internal sealed partial class SecretVariables(BuiltStages stages)
{
    // By stage and name, the last line where a variable stands in place of a secret.
    private readonly Dictionary<(int Stage, string Name), int> secretPlaces = PlacesOf(stages);

    /// <summary>One point for each variable and stage.</summary>
    public IEnumerable<DockerfilePoint> Points()
    {
        var declared =
            (from instruction in stages.Instructions
             where instruction.Name is "ARG" or "ENV" && !instruction.IsOnBuild
             from pair in NamedValue.Of(instruction)
             where IsSecret(instruction, pair)
             select (Instruction: instruction, Pair: pair)).ToList();
        foreach (var (instruction, pair) in declared)
        {
            // A global argument is part of the point of the stage that takes it up.
            var isTakenUp = instruction.Stage < 0 && declared.Any(other => other.Instruction is { Name: "ARG", Stage: >= 0 } && other.Pair.Name == pair.Name);
            if (!isTakenUp)
            {
                yield return PointOf(instruction, pair, declared.Where(other => instruction.Stage >= 0 && other.Instruction.Stage < 0 && other.Pair.Name == pair.Name).ToList());
            }
        }
    }

    // Places of a command line where only a secret stands: a URL's password, curl's and NuGet's options, headers, npm's settings.
    [GeneratedRegex("""(?:://(?:[^/\s:@"']*:)?(?=\$\{?\w+\}?@)|(?<=\s)(?:-u|--user)[ =]["']?[^\s:]*:|--password[ =]["']?|Authorization:\s*(?:Bearer|Basic|token)\s+|_(?:authToken|auth|password)=)\$\{?(?<name>[A-Za-z_]\w*)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex SecretPlace();

    private bool IsSecret(DockerfileInstruction instruction, NamedValue pair) =>
        (SecretNames.IsSecret(pair.Name) && (!SecretNames.IsHarmless(pair.Value) || (instruction.Name == "ARG" && pair.Value is null or "" or "\"\"" or "''")))
        || (instruction.Name == "ARG" && secretPlaces.GetValueOrDefault((instruction.Stage, pair.Name)) > instruction.Line);

    private static Dictionary<(int Stage, string Name), int> PlacesOf(BuiltStages stages)
    {
        var places = new Dictionary<(int Stage, string Name), int>();
        foreach (var run in stages.Instructions.Where(run => run is { Name: "RUN", IsOnBuild: false }))
        {
            foreach (Match place in SecretPlace().Matches(TextOf(run)))
            {
                places[(run.Stage, place.Groups["name"].Value)] = run.Line;
            }
        }

        return places;
    }

    private DockerfilePoint PointOf(DockerfileInstruction instruction, NamedValue pair, List<(DockerfileInstruction Instruction, NamedValue Pair)> globals)
    {
        var id = pair.Name.ToLowerInvariant();
        var isArgument = instruction.Name == "ARG";
        var runs = stages.RunsAfter(instruction).ToList();
        var users = runs.Where(run => HasWord(TextOf(run), pair.Name)).ToList();
        users = users.Count > 0 || !isArgument || instruction.Stage < 0 ? users : [.. runs.Take(1)];
        var (line, column) = instruction.PlaceOf(pair.Start);
        return new DockerfilePoint
        {
            Form = isArgument ? LeakForm.BuildArgument : LeakForm.EnvironmentVariable,
            Instruction = instruction,
            Line = line,
            Column = column,
            Why = Why(pair.Name, isArgument, stages.IsInImage(instruction)),
            Exposure = stages.IsInImage(instruction) ? new Exposure(Runtime: !isArgument, Inspection: true, Layers: false) : default,
            SecretId = id,
            Changes =
            [
                .. globals.Append((Instruction: instruction, Pair: pair)).Select(one => Without(one.Instruction, one.Pair))
                    .Concat(users.Select(run => Mounting(run, id, pair.Name)))
                    .OrderBy(change => change.Line),
            ],
            Item = users.Count == 0 ? "" : $"""<ContainerSecret Include="{id}" Environment="{pair.Name}" />""",
            Command = users.Count == 0 ? "" : $"docker build --secret id={id},env={pair.Name} .",
        };
    }

    private static string Why(string name, bool isArgument, bool isInImage) => (isArgument, isInImage) switch
    {
        (true, true) => $"a value of the build argument {name} is written into the history of every RUN behind it, and into the provenance",
        (true, false) => $"a value of the build argument {name} is written into the provenance, and the build cache keeps it",
        (false, true) => $"the variable {name} is in the image's configuration and history, and every container gets it",
        _ => $"the build cache keeps the variable {name}, and so does a cache that is exported",
    };

    private static DockerfileChange Without(DockerfileInstruction instruction, NamedValue pair)
    {
        var rest = NamedValue.Of(instruction).Where(other => other.Start != pair.Start).Select(other => instruction.Arguments.Substring(other.Start, other.Length)).ToList();
        return new DockerfileChange(instruction.Line, instruction.EndLine, rest.Count == 0 ? [] : [$"{instruction.Name} {string.Join(' ', rest)}"]);
    }

    private DockerfileChange Mounting(DockerfileInstruction run, string id, string name) => run.Exec is null
        // As a file: env= in a mount needs BuildKit of Dockerfile 1.10.
        ? new RunRewrite(stages.Dockerfile, run).Add($"--mount=type=secret,id={id}", $"export {name}=\"$(cat {SecretMount.DefaultFolder}{id})\"")
        : new RunRewrite(stages.Dockerfile, run).Add($"--mount=type=secret,id={id},env={name}");

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0 && word.Length > 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !IsOfName(text[at - 1])) && (end == text.Length || !IsOfName(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOfName(char character) => char.IsLetterOrDigit(character) || character == '_';

    private static string TextOf(DockerfileInstruction run) => run.Arguments + string.Concat(run.Heredocs.Select(heredoc => "\n" + heredoc.Content));
}
