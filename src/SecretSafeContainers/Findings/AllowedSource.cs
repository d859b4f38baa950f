using System.Security.Cryptography;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Findings;

/// <summary>
/// One of the user's own files that holds comments <c>secretsafe:allow</c>, with what rules find in it. A comment speaks of the rule's findings in its line;
/// where there is none, of those in the line below.
/// </summary>
internal sealed class AllowedSource
{
    private readonly IReadOnlyList<AllowComment> comments;
    private readonly HashSet<(string Rule, int Line)> places = [];
    private readonly HashSet<(string Rule, int Line, string Secret)> secrets = [];

    private AllowedSource(IReadOnlyList<AllowComment> comments, IEnumerable<SecretDetection> detections)
    {
        this.comments = comments;
        foreach (var detection in detections)
        {
            if (detection is { Rule: { } rule, Line: { } line })
            {
                places.Add((rule.Id, line));
                secrets.Add((rule.Id, line, HashOf(detection)));
            }

            detection.Dispose();
        }
    }

    /// <summary>Reads a file; null if it has no such comment.</summary>
    /// <param name="text">The file's bytes.</param>
    /// <param name="location">Where its content lies in the image.</param>
    /// <param name="scanner">Found what is to be accepted.</param>
    public static AllowedSource? Read(ReadOnlyMemory<byte> text, ContentLocation location, ContentScanner scanner)
    {
        if (AllowComment.Of(text.Span) is not { Count: > 0 } comments)
        {
            return null;
        }

        var detections = new List<SecretDetection>();
        scanner.Scan(text, location, detections);
        return new(comments, detections);
    }

    /// <summary>The comment that speaks of a finding, valid or not; null if none does.</summary>
    /// <param name="rule">The finding's rule, or null for a known secret.</param>
    /// <param name="line">Its line in this file.</param>
    public AllowComment? CommentOn(string? rule, int line)
    {
        var near = comments.Where(comment => comment.Line == line || (comment.Line == line - 1 && !places.Contains((comment.Rule, comment.Line)))).ToList();
        return near.Find(comment => comment.Rule == rule) ?? near.FirstOrDefault();
    }

    /// <summary>True if this very secret stands in this very line of the file.</summary>
    public bool Holds(SecretDetection detection, int line) => detection is { Rule: { } rule } && secrets.Contains((rule.Id, line, HashOf(detection)));

    private static string HashOf(SecretDetection detection) => Convert.ToHexString(SHA256.HashData(detection.Secret));
}
