using System.Text.Json.Serialization;

namespace SecretSafeContainers.Reports.Sarif;

/// <summary>Generated serialisation of SARIF. The default encoder writes <c>&lt;</c>, <c>&amp;</c> and all that is not ASCII as escapes.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SarifLog))]
internal sealed partial class SarifContext : JsonSerializerContext;
