using System.Text.Json.Serialization;
using SecretSafeContainers.Content;

namespace SecretSafeContainers.Findings;

/// <summary>The place to change: a line of a project, a Dockerfile or a source file.</summary>
/// <param name="File">Path on this machine.</param>
/// <param name="Line">Line from 1, or null for the file as a whole.</param>
/// <param name="Column">Column from 1, or null. Not part of the JSON report's fixed form.</param>
/// <param name="Text">The line as it stands, redacted, or null; for a file that nothing in the project brings in, a remark on that.</param>
public sealed record SourceLocation(string File, int? Line = null, [property: JsonIgnore] int? Column = null, string? Text = null)
{
    /// <summary>Stands in place of a source line when a file is there without an item that publishes it.</summary>
    public const string LeftoverRemark = "left over in the publish folder: no item of this build puts it there";

    /// <summary>True for a file that is published though nothing in the project brings it in.</summary>
    [JsonIgnore]
    public bool IsLeftover => Text == LeftoverRemark;

    /// <summary>What to write there instead, not yet redacted, or null for the general advice about the secret's channel.</summary>
    [JsonIgnore]
    public string? Fix { get; init; }

    /// <summary>True if the content stands at this line of a file of the user's own source tree: comments there speak of it.</summary>
    [JsonIgnore]
    public bool IsOwn { get; init; }

    /// <summary>Who will see it, where the source tells more than the place does: content that is not in an image yet. Else null.</summary>
    [JsonIgnore]
    public Exposure? Exposure { get; init; }
}
