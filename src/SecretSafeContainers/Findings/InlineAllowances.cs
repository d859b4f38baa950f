using System.Collections.Immutable;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Findings;

/// <summary>
/// Accepts findings by comments <c>secretsafe:allow</c>. The law: a comment counts only in a file of the user's own source tree, as it lies on this disk, which
/// holds the very secret that was found, in the very line. What the image's bytes say never counts, so nothing can be smuggled in with them.
/// </summary>
/// <param name="scanner">Found what is to be accepted; reads the sources with the same eyes. Stays the caller's.</param>
/// <param name="redactor">Masks what a comment says. Stays the caller's.</param>
internal sealed class InlineAllowances(ContentScanner scanner, Redactor redactor)
{
    /// <summary>Bytes of a source file that is read: a person's comment stands in none that is larger.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly Dictionary<(string File, string? Path), AllowedSource?> files = [];

    /// <summary>The comment that accepts a finding; or why a comment beside it does not, as a sentence for the finding's message; or neither.</summary>
    /// <param name="detection">What was found.</param>
    /// <param name="source">From where it comes, or null if that is not known.</param>
    public (InlineAllowance? Allowance, string? Remark) Of(SecretDetection detection, SourceLocation? source)
    {
        if (source is not { IsOwn: true, Line: { } line } || Open(source.File, detection.Location) is not { } file || file.CommentOn(detection.Rule?.Id, line) is not { } comment)
        {
            return default;
        }

        var rule = detection.Rule?.Id;
        var why = comment switch
        {
            _ when rule is null => "no comment accepts a known secret",
            _ when comment.Rule != rule => $"it names another rule than '{rule}'",
            { Reason: "" } => $"it gives no reason; write secretsafe:allow {rule} and why",
            _ when !file.Holds(detection, line) => "what is in the image is not what stands in this file",
            _ => null,
        };
        return why is null
            ? (new InlineAllowance(redactor.Redact(source.File), comment.Line, redactor.Redact(comment.Reason)), null)
            : (null, $"The comment secretsafe:allow in line {comment.Line} does not count: {why}.");
    }

    private AllowedSource? Open(string path, ContentLocation location)
    {
        // What is compiled, or published compressed as well, has its rules' context under the name of the file itself.
        var place = location with { Inner = ImmutableArray<string>.Empty, Path = location.Path?.EndsWith(Path.GetExtension(path), StringComparison.Ordinal) == true ? location.Path : Path.GetFileName(path) };
        var key = (path, place.Path);
        if (!files.TryGetValue(key, out var file))
        {
            files[key] = file = Read(path) is { } text ? AllowedSource.Read(text, place, scanner) : null;
        }

        return file;
    }

    private static byte[]? Read(string path)
    {
        try
        {
            return new FileInfo(path) is { Exists: true, Length: <= MaxBytes } ? File.ReadAllBytes(path) : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
