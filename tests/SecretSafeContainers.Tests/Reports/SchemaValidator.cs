using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Tests.Reports;

/// <summary>The keywords of JSON Schema (draft 2020-12) that our schema uses; any other is an error, never passed over.</summary>
/// <param name="root">The schema.</param>
internal sealed class SchemaValidator(JsonObject root)
{
    /// <summary>What is wrong with a document, each with its place.</summary>
    public IEnumerable<string> Errors(JsonNode? value) => Errors(root, value, "");

    private IEnumerable<string> Errors(JsonObject schema, JsonNode? value, string place) => schema.SelectMany(keyword => (keyword.Key, Argument: keyword.Value!) switch
    {
        ("$schema" or "$id" or "$defs" or "title" or "description" or "format", _) => [],
        ("$ref", var name) => Errors(root["$defs"]![((string)name!)["#/$defs/".Length..]]!.AsObject(), value, place),
        ("type", JsonArray types) => When(!types.Any(type => Is((string)type!, value)), place, $"is none of {types.ToJsonString()}"),
        ("type", var type) => When(!Is((string)type!, value), place, $"is no {type}"),
        ("const", var only) => When(!JsonNode.DeepEquals(only, value), place, $"is not {only}"),
        ("enum", var allowed) => When(!allowed.AsArray().Any(one => JsonNode.DeepEquals(one, value)), place, $"is none of {allowed.ToJsonString()}"),
        ("pattern", var pattern) => When(Is("string", value) && !Regex.IsMatch((string)value!, (string)pattern!), place, $"does not match {pattern}"),
        ("minimum", var least) => When(Is("integer", value) && (long)value! < (long)least, place, $"is under {least}"),
        ("anyOf", var schemas) => When(schemas.AsArray().All(one => Errors(one!.AsObject(), value, place).Any()), place, "is none of what it may be"),
        ("items", var item) => value is JsonArray all ? all.SelectMany((one, index) => Errors(item.AsObject(), one, $"{place}/{index}")) : [],
        ("properties", var known) => value is JsonObject some ? some.Where(one => known[one.Key] is not null).SelectMany(one => Errors(known[one.Key]!.AsObject(), one.Value, $"{place}/{one.Key}")) : [],
        ("required", var names) => value is JsonObject whole ? names.AsArray().Where(name => !whole.ContainsKey((string)name!)).Select(name => $"{place}: lacks {name}") : [],
        ("additionalProperties", _) => value is JsonObject open ? open.Where(one => schema["properties"]![one.Key] is null).Select(one => $"{place}: may not have {one.Key}") : [],
        var (unknown, _) => throw new NotSupportedException(unknown),
    });

    private static IEnumerable<string> When(bool isWrong, string place, string what) => isWrong ? [$"{place}: {what}"] : [];

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value is JsonValue text && text.TryGetValue<string>(out _),
        "boolean" => value is JsonValue truth && truth.TryGetValue<bool>(out _),
        "integer" => value is JsonValue number && number.TryGetValue<long>(out _),
        _ => throw new NotSupportedException(type),
    };
}
