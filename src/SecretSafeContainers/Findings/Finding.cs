using System.Collections.Immutable;
using System.Text.Json.Serialization;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Findings;

/// <summary>A leaked secret at one place of an image, redacted at birth: no member holds the secret or a part of it.</summary>
public sealed record Finding
{
    /// <summary>SSC2001 for a known secret, SSC2002 to SSC2004 by rule.</summary>
    public required DiagnosticCode Code { get; init; }

    /// <summary>The rule's id, or <c>known-secret</c>.</summary>
    public required string Rule { get; init; }

    /// <summary>What it is, as a noun phrase.</summary>
    public required string Title { get; init; }

    /// <summary>How bad it is.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure the scanner is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The id of the known secret, or null by rule.</summary>
    public string? SecretId { get; init; }

    /// <summary>In which corner of the image it lies.</summary>
    public required ContentChannel Channel { get; init; }

    /// <summary>Index of the layer, or null outside layers.</summary>
    public int? Layer { get; init; }

    /// <summary>Who brought the layer in; <see cref="LayerOrigin.App"/> for what this build says in metadata.</summary>
    [JsonIgnore] // the report says it of the layer
    public LayerOrigin Origin { get; init; }

    /// <summary>Image-relative path, or the name of a build's log, redacted; else null.</summary>
    public string? Path { get; init; }

    /// <summary>The way through archives from the file to the secret, redacted.</summary>
    public ImmutableArray<string> Inner { get; init; } = [];

    /// <summary>JSON pointer into the document that <see cref="Channel"/> names, redacted, or null in layers.</summary>
    public string? Pointer { get; init; }

    /// <summary>Line from 1, or null if the content is not text.</summary>
    public int? Line { get; init; }

    /// <summary>Column from 1 in characters, or null if the content is not text.</summary>
    public int? Column { get; init; }

    /// <summary>Bytes from the start of the innermost file or string.</summary>
    public long Offset { get; init; }

    /// <summary>Bytes there; null for a known secret, whose length is nobody's business.</summary>
    public int? Length { get; init; }

    /// <summary>Encodings between the bytes and the secret, outermost first.</summary>
    public ImmutableArray<string> Encoding { get; init; } = [];

    /// <summary>At most the issuer's public prefix and a rounded length; empty for a known secret and for short ones.</summary>
    public string Preview { get; init; } = "";

    /// <summary>Stable over rebuilds and machines; see <see cref="Fingerprints"/>.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Equal for findings of the same secret within one audit, from 1; 0 if it is not known, as in a report that was read from its file.</summary>
    [JsonIgnore] // whatever came of the secret itself would help to guess it
    public int Secret { get; init; }

    /// <summary>Who can see it.</summary>
    public Exposure Exposure { get; init; }

    /// <summary>The place to change, or null if it is not known.</summary>
    public SourceLocation? Source { get; init; }

    /// <summary>The comment in the user's own source that accepts it, or null.</summary>
    [JsonIgnore] // the report says it of what is suppressed
    public InlineAllowance? Allowance { get; init; }

    /// <summary>True if it lies in a build's log and in no image.</summary>
    internal bool IsInLog => Layer is null && Path is not null && Channel != ContentChannel.Publish;

    /// <summary>What to do about it, one or two sentences.</summary>
    public required string Fix { get; init; }
}
