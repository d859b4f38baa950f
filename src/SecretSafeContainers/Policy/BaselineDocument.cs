using System.Text.Json.Serialization;

namespace SecretSafeContainers.Policy;

/// <summary>The outermost object of a baseline's file, version 1. Its members' order is the file's.</summary>
internal sealed record BaselineDocument(int SecretsafeBaseline, IReadOnlyList<BaselineDocument.Entry> Accepted)
{
    internal sealed record Entry(string Path, string Rule, string Fingerprint, string Reason);
}

/// <summary>What tells a baseline's version, whatever else a later one holds.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record BaselineHeader(int SecretsafeBaseline);

/// <summary>Generated serialisation of a baseline. A member that is not ours is an error: a misspelt one must not be read as absent.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    MaxDepth = 8)]
[JsonSerializable(typeof(BaselineDocument))]
[JsonSerializable(typeof(BaselineHeader))]
internal sealed partial class BaselineContext : JsonSerializerContext;
