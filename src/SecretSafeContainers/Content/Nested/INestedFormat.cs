using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content.Nested;

/// <summary>A kind of archive or compression that files inside an image may have.</summary>
/// <remarks>
/// The border between a damaged container and a file that only begins like one is drawn at the first entry: what breaks before something could be read of it
/// is just bytes, since nobody else can read it either, and test data and truncated samples must not make an honest image incomplete. What breaks later is said.
/// </remarks>
internal interface INestedFormat
{
    /// <summary>True if the first bytes, or (where a format has none of its own) the name, announce it. May lie yes, never no; costs next to nothing.</summary>
    /// <param name="head">The first <see cref="PeekedStream.HeadBytes"/> bytes or all.</param>
    /// <param name="name">The path.</param>
    bool Announces(ReadOnlySpan<byte> head, ReadOnlySpan<char> name);

    /// <summary>False if a file that <see cref="Announces"/> likes cannot be one, by its size: it need not be kept then. May lie yes, never no.</summary>
    /// <param name="head">The first <see cref="PeekedStream.HeadBytes"/> bytes or all.</param>
    /// <param name="size">Bytes of the file; 0 if that is not known.</param>
    bool Fits(ReadOnlySpan<byte> head, long size) => true;

    /// <summary>
    /// What it contains, in stored order; nothing if it is not of this kind after all. An entry without a path is the content of a compressed file
    /// that stores no name. Contents are valid until the next entry; damage of one is an <see cref="InvalidDataException"/> of its stream.
    /// </summary>
    /// <exception cref="Diagnostics.SecretSafeException">It is damaged (SSC4003), or not all of it can be read; what was yielded before stays valid.</exception>
    IAsyncEnumerable<LayerEntry> EntriesAsync(NestedFile file, CancellationToken cancellationToken);

    /// <summary>The name of what a compressed file contains, told by the file's own.</summary>
    string NameOfContent(string name) => name;
}
