using System.Collections.Immutable;

namespace SecretSafeContainers.Images;

/// <summary>One entry of a layer as it is stored, whiteouts included.</summary>
public sealed class LayerEntry
{
    /// <summary>What it is.</summary>
    public required LayerEntryKind Kind { get; init; }

    /// <summary>Image-relative path with <c>/</c>, without a leading <c>./</c> or <c>/</c> and without a trailing <c>/</c>. Data, never joined to a disk path.</summary>
    public required string Path { get; init; }

    /// <summary>Where a link points, as stored; null if it is no link.</summary>
    public string? LinkTarget { get; init; }

    /// <summary>
    /// Everything else the entry says in text: extended attributes and other pax records, owner names. Name and value; empty for most entries.
    /// </summary>
    public ImmutableArray<KeyValuePair<string, string>> Attributes { get; init; } = [];

    /// <summary>Bytes of content that the entry declares.</summary>
    public long Size { get; init; }

    /// <summary>The content of a <see cref="LayerEntryKind.File"/> or stray bytes; otherwise empty. Borrowed: valid until the next entry is read.</summary>
    /// <remarks>
    /// Reading throws <see cref="Diagnostics.SecretSafeException"/> when the data is damaged, and with
    /// <see cref="Diagnostics.DiagnosticCodes.Unreadable"/> when only this entry cannot be read; the walk may then go on.
    /// </remarks>
    public Stream Content { get; init; } = Stream.Null;
}
