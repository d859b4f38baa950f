using System.Text.Json.Serialization;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>One object of buildx's progress stream, as far as it is used.</summary>
/// <remarks><see href="https://github.com/moby/buildkit/blob/master/client/graph.go"/></remarks>
internal sealed record BuildStatus(BuildStatus.Vertex[]? Vertexes = null, BuildStatus.Log[]? Logs = null, BuildStatus.Warning[]? Warnings = null)
{
    /// <summary>A step.</summary>
    internal sealed record Vertex(string Digest, string Name, string? Started = null, string? Completed = null, bool Cached = false, string? Error = null);

    /// <summary>What a step printed: any part of it, cut anywhere.</summary>
    internal sealed record Log(string Vertex, int Stream, byte[] Data);

    /// <summary>A warning, and the lines of the Dockerfile that it is about.</summary>
    internal sealed record Warning(byte[] Short, Place[]? Range = null);

    /// <summary>Lines of the Dockerfile.</summary>
    internal sealed record Place(Position Start);

    /// <summary>A line, from 1.</summary>
    internal sealed record Position(int Line);
}

/// <summary>How it is read.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(BuildStatus))]
internal sealed partial class BuildStatusJson : JsonSerializerContext;
