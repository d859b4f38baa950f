using System.Text.Json.Serialization;
using SecretSafeContainers.Content;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports;

/// <summary>Generated serialisation of the report: no reflection, so that a task starts quickly and the tool can be trimmed.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    AllowDuplicateProperties = false,
    RespectRequiredConstructorParameters = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    Converters =
    [
        typeof(DigestConverter), typeof(PlatformConverter), typeof(DiagnosticCodeConverter), typeof(SkippedConverter),
        typeof(CamelCase<AuditPhase>), typeof(CamelCase<Verdict>), typeof(CamelCase<ContentChannel>), typeof(CamelCase<LayerOrigin>),
        typeof(CamelCase<Severity>), typeof(CamelCase<Confidence>), typeof(CamelCase<SuppressionKind>),
    ])]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class JsonReportContext : JsonSerializerContext;
