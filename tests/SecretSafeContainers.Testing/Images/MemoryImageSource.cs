using System.Globalization;
using System.Text.Json.Nodes;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Testing.Images;

/// <summary>A <see cref="TestRegistry"/> as a source.</summary>
public sealed class MemoryImageSource(TestRegistry registry) : IImageSource
{
    public string Reference => "memory:test";

    public ValueTask<IReadOnlyList<Descriptor>> ResolveAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult<IReadOnlyList<Descriptor>>([.. registry.Roots.Select(Read)]);

    public ValueTask<Stream> OpenBlobAsync(Descriptor descriptor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(descriptor);
        return registry.Blobs.TryGetValue(descriptor.Digest.ToString(), out var bytes)
            ? ValueTask.FromResult<Stream>(new MemoryStream(bytes, writable: false))
            : throw new SecretSafeException(DiagnosticCodes.MissingBlob, $"blob {descriptor.Digest}", "it is not there");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static Descriptor Read(JsonObject root)
    {
        _ = Digest.TryParse(root["digest"]!.GetValue<string>(), out var digest);
        var descriptor = new Descriptor(root["mediaType"]!.GetValue<string>(), digest, long.Parse(root["size"]!.ToJsonString(), CultureInfo.InvariantCulture));
        return root["annotations"] is JsonObject annotations
            ? descriptor with { Annotations = descriptor.Annotations.AddRange(annotations.Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.GetValue<string>()))) }
            : descriptor;
    }
}
