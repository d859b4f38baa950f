using System.Text.Json;
using System.Text.Json.Serialization;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Reports;

/// <summary>A digest as its text.</summary>
internal sealed class DigestConverter : JsonConverter<Digest>
{
    public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Digest.TryParse(reader.GetString(), out var digest) ? digest : throw new JsonException("not a digest");

    public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A platform as <c>os/architecture</c>.</summary>
internal sealed class PlatformConverter : JsonConverter<Platform>
{
    public override Platform? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() is { } text ? Platform.TryParse(text) ?? throw new JsonException("not a platform") : null;

    public override void Write(Utf8JsonWriter writer, Platform value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}

/// <summary>A code as its id.</summary>
internal sealed class DiagnosticCodeConverter : JsonConverter<DiagnosticCode>
{
    public override DiagnosticCode? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var id = reader.GetString();
        return DiagnosticCodes.All.FirstOrDefault(code => code.Id == id) ?? throw new JsonException("not a code");
    }

    public override void Write(Utf8JsonWriter writer, DiagnosticCode value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}

/// <summary>Skipped content as <c>what</c>, <c>why</c> (which starts with the code) and <c>bytes</c>.</summary>
internal sealed class SkippedConverter : JsonConverter<Skipped>
{
    private const string Separator = ": ";

    public override Skipped? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var why = document.RootElement.GetProperty("why").GetString() ?? "";
        var code = DiagnosticCodes.All.FirstOrDefault(code => why.StartsWith(code.Id + Separator, StringComparison.Ordinal))
            ?? throw new JsonException("no code");
        return new Skipped(code, document.RootElement.GetProperty("what").GetString() ?? "", why[(code.Id.Length + Separator.Length)..],
            document.RootElement.GetProperty("bytes").GetInt64());
    }

    public override void Write(Utf8JsonWriter writer, Skipped value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("what", value.What);
        writer.WriteString("why", value.Code.Id + Separator + value.Why);
        writer.WriteNumber("bytes", value.Bytes);
        writer.WriteEndObject();
    }
}

/// <summary>An enumeration in camel case.</summary>
internal sealed class CamelCase<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
