using SecretSafeContainers.Content;

namespace SecretSafeContainers.Findings;

/// <summary>Knows which line of the user's own files brings content into an image.</summary>
public interface ISourceLocator
{
    /// <summary>The place to change, its <see cref="SourceLocation.Text"/> not yet redacted; null if it is not known.</summary>
    /// <param name="location">Where the secret lies in the image.</param>
    /// <param name="line">The secret's line in the content, or null.</param>
    /// <param name="column">The secret's column in the content, or null.</param>
    /// <param name="secret">The secret, decoded, as UTF-8, to look for it in what the content is made of; empty if it is not to be looked for.</param>
    SourceLocation? Locate(ContentLocation location, int? line, int? column, ReadOnlySpan<byte> secret = default);
}
