using System.Text.Json;
using System.Text.Unicode;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images.Manifests;

namespace SecretSafeContainers.Images.Sources;

/// <summary>Files that no manifest names: legacy JSON of Docker's first format, or whatever else somebody packed.</summary>
/// <param name="draft">Takes JSON as documents, and notes everything else as not audited.</param>
/// <param name="holder">What holds them, in a word or two: <c>archive member</c>.</param>
internal sealed class LooseFiles(ImageDraft draft, string holder)
{
    /// <summary>Content of each <c>VERSION</c> of Docker's first format.</summary>
    private static ReadOnlySpan<byte> FormatVersion => "1.0"u8;

    /// <summary>Reads one.</summary>
    public async ValueTask AddAsync(LooseFile file, CancellationToken cancellationToken)
    {
        var name = $"{holder} {file.Path}";
        try
        {
            if (file.Size <= ImageLimits.LooseBytes && await TryAddAsync(file, name, cancellationToken).ConfigureAwait(false))
            {
                return;
            }
        }
        catch (SecretSafeException failure)
        {
            draft.Skip(Skipped.From(failure, file.Size));
            return;
        }

        draft.Skip(new(DiagnosticCodes.UnsupportedFormat, name, "no manifest names it, so it belongs to no image", file.Size));
    }

    private async ValueTask<bool> TryAddAsync(LooseFile file, string name, CancellationToken cancellationToken)
    {
        var stream = file.Open();
        await using var _ = stream.ConfigureAwait(false);
        var content = await BoundedDocument.ReadAsync(stream, name, cancellationToken).ConfigureAwait(false);
        if (!IsJson(content))
        {
            return content.IsEmpty || content.Span.Trim("\r\n "u8).SequenceEqual(FormatVersion);
        }

        draft.Add(new ImageDocument(KindOf(file.Path), name, content));
        return true;
    }

    private static ImageDocumentKind KindOf(string path) =>
        path is DockerManifest.FileName or Layouts.Marker or "repositories" ? ImageDocumentKind.Manifest : ImageDocumentKind.Config;

    private static bool IsJson(ReadOnlyMemory<byte> content)
    {
        if (!Utf8.IsValid(content.Span))
        {
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = ImageLimits.JsonDepth });
            return document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
