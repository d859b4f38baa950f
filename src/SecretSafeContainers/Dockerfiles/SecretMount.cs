namespace SecretSafeContainers.Dockerfiles;

/// <summary>A <c>RUN --mount=type=secret</c>.</summary>
public sealed record SecretMount
{
    /// <summary>Where a secret is mounted that names no target: this folder and the last part of its id.</summary>
    public const string DefaultFolder = "/run/secrets/";

    /// <summary>The secret's id, or null if it holds variables or is not said.</summary>
    public required string? Id { get; init; }

    /// <summary>Path of the file in the container, or null if the secret comes as a variable only.</summary>
    public required string? Target { get; init; }

    /// <summary>The environment variable that holds it, or null.</summary>
    public required string? EnvironmentVariable { get; init; }

    /// <summary>True if BuildKit fails without the secret.</summary>
    public required bool Required { get; init; }

    /// <summary>The RUN that mounts it.</summary>
    public required DockerfileInstruction Instruction { get; init; }

    /// <summary>Offset of the id in the Dockerfile's bytes; where it is not written out, of the place at which the mount can be extended.</summary>
    public required int IdOffset { get; init; }

    /// <summary>Bytes of the id there; 0 where it is not written out.</summary>
    public required int IdLength { get; init; }

    /// <summary>Line from 1 of the mount.</summary>
    public required int Line { get; init; }

    /// <summary>Column from 1 of the mount's first field.</summary>
    public required int Column { get; init; }

    /// <summary>The offset behind the mount's last field.</summary>
    internal int EndOffset { get; init; }

    /// <summary>The field that says the id: <c>id</c>, or <c>source</c>, which means the same to BuildKit; it refuses both together.</summary>
    internal string IdKey { get; init; } = "id";

    /// <summary>True if neither a target nor a variable is said.</summary>
    internal bool HasDefaultTarget { get; init; }

    /// <summary>The secret mounts of an instruction.</summary>
    internal static IEnumerable<SecretMount> Of(DockerfileInstruction instruction) =>
        from flag in instruction.Flags
        where flag.Name == "mount" && flag.Value is { Length: > 0 }
        let fields = MountField.Of(flag.Value!)
        where ValueOf(fields, "type")?.Equals("secret", StringComparison.OrdinalIgnoreCase) == true
        select Of(instruction, flag, fields);

    private static SecretMount Of(DockerfileInstruction instruction, DockerfileFlag flag, List<MountField> fields)
    {
        var target = ValueOf(fields, "target", "dst", "destination");
        var variable = ValueOf(fields, "env");
        var written = fields.FindLast(field => field is { Key: "source" or "src", Value.Length: > 0 }) ?? fields.FindLast(field => field is { Key: "id", Value.Length: > 0 });
        var id = written?.Value ?? LastPart(target);
        var end = instruction.Source.OffsetBehind(flag.Places[^1]);
        var (start, length) = written is null ? (end, 0) : SpanOf(instruction, flag, written);
        var (line, column) = instruction.Source.PlaceOf(flag.Places[0]);
        return new SecretMount
        {
            Id = id is null || id.Contains('$', StringComparison.Ordinal) ? null : id,
            Target = target ?? (variable is null && id is not null ? DefaultFolder + LastPart(id) : null),
            EnvironmentVariable = variable,
            Required = fields.FindLast(field => field.Key == "required") is { } required
                && (required.Value is null || (bool.TryParse(required.Value, out var isRequired) ? isRequired : required.Value == "1")),
            Instruction = instruction,
            IdOffset = length == 0 ? end : start,
            IdLength = length,
            Line = line,
            Column = column,
            EndOffset = end,
            IdKey = written?.Key ?? "id",
            HasDefaultTarget = target is null && variable is null,
        };
    }

    /// <summary>Where a value stands in the file: nowhere as a whole if quotes, escapes or a line's end divide it.</summary>
    private static (int Start, int Length) SpanOf(DockerfileInstruction instruction, DockerfileFlag flag, MountField field)
    {
        var value = field.Value!;
        if (string.CompareOrdinal(flag.Value, field.ValueStart, value, 0, value.Length) != 0)
        {
            return (0, 0);
        }

        var first = flag.Places[field.ValueStart];
        var last = flag.Places[field.ValueStart + value.Length - 1];
        var isWhole = last - first == value.Length - 1 && instruction.Source.PlaceOf(first).Line == instruction.Source.PlaceOf(last).Line;
        var start = instruction.Source.OffsetOf(first);
        return isWhole ? (start, instruction.Source.OffsetBehind(last) - start) : (0, 0);
    }

    private static string? ValueOf(List<MountField> fields, params string[] keys) =>
        fields.FindLast(field => keys.Contains(field.Key) && field.Value is { Length: > 0 })?.Value;

    private static string? LastPart(string? path) => path?.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed[(trimmed.LastIndexOf('/') + 1)..] : null;
}
