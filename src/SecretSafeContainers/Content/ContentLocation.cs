using System.Collections.Immutable;

namespace SecretSafeContainers.Content;

/// <summary>Where content lies in an image. Not redacted: findings are made from it, and it never leaves otherwise.</summary>
/// <param name="Channel">In which corner.</param>
public sealed record ContentLocation(ContentChannel Channel)
{
    /// <summary>Index of the layer, lowest is 0; null outside layers.</summary>
    public int? Layer { get; init; }

    /// <summary>Position of the entry in its layer, counted from 0; null outside layers.</summary>
    public int? Entry { get; init; }

    /// <summary>Image-relative path, or the name of a build's log or Dockerfile; else null.</summary>
    public string? Path { get; init; }

    /// <summary>The way through archives from the file at <see cref="Path"/> to the content; empty for the file itself.</summary>
    public ImmutableArray<string> Inner { get; init; } = [];

    /// <summary>JSON pointer into the document that <see cref="Channel"/> names; null in layers.</summary>
    /// <remarks><see href="https://www.rfc-editor.org/rfc/rfc6901"/></remarks>
    public string? Pointer { get; init; }

    /// <summary>
    /// What stays the same over rebuilds where the pointer does not: an environment variable's or label's name. Null where the pointer has no index that moves.
    /// </summary>
    public string? Key { get; init; }

    /// <summary>True in a build's log, and in what such a log contains.</summary>
    internal bool IsInLog => Layer is null && Path is not null && Channel != ContentChannel.Publish;

    /// <summary>The whole way to the content, as messages write it: <c>app/lib/a.jar!b/c.txt</c>.</summary>
    internal string Way => string.Join('!', [Path ?? Pointer ?? Channel.ToString(), .. Inner]);

    /// <summary>The innermost file's path; empty where the content is no file.</summary>
    internal string FilePath => Inner.IsEmpty ? Path ?? "" : Inner[^1];

    /// <summary>The innermost file's own name, without folders; empty where the content is no file.</summary>
    internal string FileName => FilePath[(FilePath.LastIndexOf('/') + 1)..];
}
