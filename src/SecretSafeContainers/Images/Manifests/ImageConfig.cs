using System.Collections.Immutable;
using System.Text.Json;

namespace SecretSafeContainers.Images.Manifests;

/// <summary>What the reader needs of an image config; the rest is audited as a document.</summary>
/// <remarks><see href="https://github.com/opencontainers/image-spec/blob/main/config.md"/></remarks>
/// <param name="Platform">For which platform it says to be, or null.</param>
/// <param name="DiffIds">Hashes of the uncompressed layers, lowest first.</param>
/// <param name="CreatedBy">The history lines of those entries that made a layer, lowest first; null where one is silent.</param>
internal sealed record ImageConfig(Platform? Platform, ImmutableArray<Digest> DiffIds, ImmutableArray<string?> CreatedBy)
{
    /// <summary>Reads a config.</summary>
    /// <exception cref="FormatException">It breaks the format.</exception>
    public static ImageConfig Read(ReadOnlyMemory<byte> json) => JsonFields.Read(json, JsonValueKind.Object, Read);

    private static ImageConfig Read(JsonElement root)
    {
        var diffIds = root.Field("rootfs", JsonValueKind.Object) is { } rootfs ? rootfs.Items("diff_ids", JsonValueKind.String) : [];
        return new ImageConfig(DescriptorJson.ReadPlatform(root), [.. diffIds.Select(ReadDiffId)], [.. History(root)]);
    }

    private static IEnumerable<string?> History(JsonElement root) =>
        from entry in root.Items("history", JsonValueKind.Object)
        where entry.Field("empty_layer", JsonValueKind.True) is not { ValueKind: JsonValueKind.True }
        select entry.Text("created_by");

    private static Digest ReadDiffId(JsonElement element) =>
        Digest.TryParse(element.GetString(), out var digest) ? digest : throw new FormatException("a diff id is not a canonical digest");
}
