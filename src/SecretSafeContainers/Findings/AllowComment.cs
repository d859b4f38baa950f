using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Findings;

/// <summary>A comment <c>secretsafe:allow RULE REASON</c> in a source file, in whatever way its language writes comments.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Rule">The id of the rule whose findings it accepts.</param>
/// <param name="Reason">Why, not yet redacted; empty if it does not say.</param>
internal sealed partial record AllowComment(int Line, string Rule, string Reason)
{
    /// <summary>Bytes of a line in which comments are looked for; what is longer was written by no person.</summary>
    private const int MaxLineBytes = 4 * 1024;

    private const int MaxReasonCharacters = 300;

    private static ReadOnlySpan<byte> Marker => "secretsafe:allow"u8;

    /// <summary>The comments of a text in UTF-8, in their order.</summary>
    public static IReadOnlyList<AllowComment> Of(ReadOnlySpan<byte> text)
    {
        var comments = new List<AllowComment>();
        if (text.IndexOf(Marker) < 0 || text.Contains((byte)0))
        {
            return comments;
        }

        var number = 0;
        foreach (var range in text.Split((byte)'\n'))
        {
            number++;
            var line = text[range];
            if (line.Length <= MaxLineBytes && line.IndexOf(Marker) >= 0)
            {
                comments.AddRange(Written().Matches(Encoding.UTF8.GetString(line)).Select(match => new AllowComment(number, match.Groups["rule"].Value, ReasonOf(match.Groups["reason"].Value))));
            }
        }

        return comments;
    }

    // A reason ends where the comment does, and what closes a string in a file without comments (JSON) belongs to neither.
    private static string ReasonOf(string text)
    {
        var end = new[] { text.IndexOf("*/", StringComparison.Ordinal), text.IndexOf("-->", StringComparison.Ordinal) }.Where(index => index >= 0).DefaultIfEmpty(text.Length).Min();
        var reason = text[..Math.Min(end, MaxReasonCharacters)].TrimEnd(' ', '\t', '\r', '"', '\'', ',', '}').Trim();
        return reason.Any(char.IsLetterOrDigit) ? reason : "";
    }

    [GeneratedRegex(@"(?<![\w:-])secretsafe:allow[ \t]+(?<rule>[\w.-]+)(?<reason>(?:(?!secretsafe:allow).)*)", RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}
