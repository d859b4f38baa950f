using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SecretSafeContainers.Content;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Builds;

/// <summary>Knows which instruction of a Dockerfile brings content into an image that was built of it. Never throws: where it is not sure, it is null.</summary>
public sealed partial class DockerfileSources : ISourceLocator
{
    private static readonly FrozenDictionary<string, string> NamesInConfig = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Cmd"] = "CMD",
        ["Entrypoint"] = "ENTRYPOINT",
        ["User"] = "USER",
        ["WorkingDir"] = "WORKDIR",
        ["ExposedPorts"] = "EXPOSE",
        ["Volumes"] = "VOLUME",
        ["StopSignal"] = "STOPSIGNAL",
        ["Healthcheck"] = "HEALTHCHECK",
        ["Shell"] = "SHELL",
        ["author"] = "MAINTAINER",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dockerfile dockerfile;
    private readonly BuiltStages stages;
    private readonly IReadOnlyList<DockerfilePoint> points;

    // One for each line of the history; null where none is known to have written it.
    private readonly IReadOnlyList<DockerfileInstruction?> history;
    private readonly IReadOnlyList<DockerfileInstruction?> layers;

    /// <summary>Compares the image's history with the instructions of its stages, from the end.</summary>
    /// <param name="dockerfile">What the image was built of.</param>
    /// <param name="builtImage">The image.</param>
    /// <param name="target">The stage that was built; null for the last one.</param>
    public DockerfileSources(Dockerfile dockerfile, Image builtImage, string? target = null)
    {
        ArgumentNullException.ThrowIfNull(dockerfile);
        ArgumentNullException.ThrowIfNull(builtImage);
        this.dockerfile = dockerfile;
        stages = new BuiltStages(dockerfile, target);
        points = DockerfileAdvice.Of(dockerfile, target);
        var lines = HistoryOf(builtImage);
        history = Match(lines);
        var withLayer = history.Where((_, index) => lines[index].HasLayer).ToList();
        layers = withLayer.Count == builtImage.Layers.Length ? withLayer : [];
    }

    /// <inheritdoc/>
    public SourceLocation? Locate(ContentLocation location, int? line, int? column, ReadOnlySpan<byte> secret = default)
    {
        ArgumentNullException.ThrowIfNull(location);
        return location switch
        {
            { Layer: { } layer } => Of(layers.ElementAtOrDefault(layer)),
            { Channel: ContentChannel.History, Pointer: { } pointer } => Of(InHistory(pointer)),
            { Channel: ContentChannel.Env, Key: { } name } => OfNamed("ENV", name),
            { Channel: ContentChannel.Label, Key: { } name } => OfNamed("LABEL", name),
            { Channel: ContentChannel.Config, Pointer: { } pointer } => Of(LastOf(pointer)),
            { Channel: ContentChannel.Attestation, Pointer: { } pointer } when BuildArgument().Match(pointer) is { Success: true } argument => OfNamed("ARG", argument.Groups["name"].Value),
            _ => null,
        };
    }

    [GeneratedRegex(@"^/history/(?<index>\d{1,6})/", RegexOptions.CultureInvariant)]
    private static partial Regex HistoryIndex();

    [GeneratedRegex(@"/build-arg:(?<name>[^/]+)", RegexOptions.CultureInvariant)]
    private static partial Regex BuildArgument();

    /// <summary>Lines of the history and whether they made a layer; none if the config cannot be read.</summary>
    private static List<(string CreatedBy, bool HasLayer)> HistoryOf(Image image)
    {
        try
        {
            var config = image.Documents.FirstOrDefault(document => document.Kind == ImageDocumentKind.Config)?.Json ?? default;
            using var json = config.IsEmpty ? null : JsonDocument.Parse(config, new JsonDocumentOptions { MaxDepth = ImageLimits.JsonDepth });
            return json?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("history", out var entries) && entries.ValueKind == JsonValueKind.Array
                ? [.. entries.EnumerateArray().Select(LineOf)]
                : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static (string CreatedBy, bool HasLayer) LineOf(JsonElement entry) => entry.ValueKind != JsonValueKind.Object
        ? ("", true)
        : (entry.TryGetProperty("created_by", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "",
            !(entry.TryGetProperty("empty_layer", out var empty) && empty.ValueKind == JsonValueKind.True));

    /// <summary>Goes up the history and the stages together: the base image's lines come first and match nothing that is left.</summary>
    private DockerfileInstruction?[] Match(List<(string CreatedBy, bool HasLayer)> lines)
    {
        var instructions = stages.InImage.ToList();
        var matched = new DockerfileInstruction?[lines.Count];
        var last = instructions.Count;
        for (var line = lines.Count - 1; line >= 0 && last > 0; line--)
        {
            var entry = HistoryEntry.Parse(lines[line].CreatedBy);
            var found = instructions.FindLastIndex(last - 1, instruction => entry.IsOf(instruction));
            if (found >= 0)
            {
                matched[line] = instructions[found];
                last = found;
            }
        }

        return matched;
    }

    private DockerfileInstruction? InHistory(string pointer) => HistoryIndex().Match(pointer) is { Success: true } index
        ? history.ElementAtOrDefault(int.Parse(index.Groups["index"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture))
        : null;

    /// <summary>The last instruction that sets a field of the config.</summary>
    private DockerfileInstruction? LastOf(string pointer)
    {
        var field = pointer.Split('/') is [_, "config", var inner, ..] ? inner : pointer.TrimStart('/');
        return NamesInConfig.TryGetValue(field, out var name) ? stages.InImage.LastOrDefault(instruction => instruction.Name == name) : null;
    }

    private SourceLocation? OfNamed(string instructionName, string name)
    {
        var declared = stages.InImage.Concat(stages.Instructions).Where(instruction => instruction.Name == instructionName && !instruction.IsOnBuild)
            .Select(instruction => (Instruction: instruction, Pair: NamedValue.Of(instruction).LastOrDefault(pair => pair.Name == name)))
            .LastOrDefault(found => found.Pair.Name is not null && (instructionName == "ARG" || stages.IsInImage(found.Instruction)));
        if (declared.Instruction is not { } instruction)
        {
            return null;
        }

        var (line, column) = instruction.PlaceOf(declared.Pair.Start);
        return Of(instruction)! with { Line = line, Column = column, Text = dockerfile.Line(line) };
    }

    private SourceLocation? Of(DockerfileInstruction? instruction) => instruction is null
        ? null
        : new SourceLocation(dockerfile.Path, instruction.Line, ColumnOf(instruction), instruction.ShortText) { Fix = FixOf(instruction) };

    /// <summary>What to write instead, where the instruction's form tells; also for a RUN that uses what an earlier ARG brought in.</summary>
    private string? FixOf(DockerfileInstruction instruction) =>
        (points.FirstOrDefault(point => point.Instruction == instruction)
            ?? points.FirstOrDefault(point => point.Form == LeakForm.BuildArgument && point.Changes.Any(change => change.Line == instruction.Line)))?.Instead;

    private int ColumnOf(DockerfileInstruction instruction) =>
        dockerfile.Line(instruction.Line) is { } line ? line.Length - line.TrimStart().Length + 1 : 1;
}
