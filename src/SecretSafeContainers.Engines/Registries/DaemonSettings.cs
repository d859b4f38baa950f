using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Local;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Which registries docker's engine is told to call insecure: the .NET SDK asks it too, by <c>docker info</c>.</summary>
/// <remarks>Asked once, and only when somebody wants to know. Where podman goes by the name of docker, its answer has another form.</remarks>
/// <param name="docker">Docker's program, or null if there is none.</param>
public sealed class DaemonSettings(string? docker)
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(10);

    private readonly Lazy<Task<HashSet<string>>> insecure = new(() => AskAsync(docker));

    /// <summary>True if it calls a registry insecure; false also if it does not answer.</summary>
    /// <param name="registry">Host and perhaps port.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public async Task<bool> IsInsecureAsync(string registry, CancellationToken cancellationToken) =>
        (await insecure.Value.WaitAsync(cancellationToken).ConfigureAwait(false)).Contains(registry);

    private static async Task<HashSet<string>> AskAsync(string? docker)
    {
        if (docker is null)
        {
            return [];
        }

        try
        {
            var answer = await new EngineCommand(docker).RunAsync(["info", "--format", "{{json .}}"], AnswerTimeout, CancellationToken.None).ConfigureAwait(false);
            return answer.ExitCode == 0 ? Read(answer.Output) : [];
        }
        catch (SecretSafeException)
        {
            return [];
        }
    }

    private static HashSet<string> Read(string json)
    {
        try
        {
            using var info = JsonDocument.Parse(json);
            var ofDocker = Property(Property(info.RootElement, "RegistryConfig"), "IndexConfigs");
            var ofPodman = Property(info.RootElement, "registries");
            return new(
                Names(ofDocker, "Secure", JsonValueKind.False).Concat(Names(ofPodman, "Insecure", JsonValueKind.True)), StringComparer.OrdinalIgnoreCase);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Names(JsonElement registries, string property, JsonValueKind insecure) => registries.ValueKind == JsonValueKind.Object
        ? registries.EnumerateObject().Where(registry => Property(registry.Value, property).ValueKind == insecure).Select(registry => registry.Name)
        : [];

    private static JsonElement Property(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;
}
