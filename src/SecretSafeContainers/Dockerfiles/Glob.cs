using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>A path pattern of Go's <c>filepath.Match</c>, with <c>**</c> for any number of folders as <c>.dockerignore</c> knows it.</summary>
internal sealed class Glob
{
    private readonly string literal;
    private readonly Regex? regex;

    /// <summary>Compiles a pattern; one that is malformed stands for itself.</summary>
    public Glob(string pattern)
    {
        literal = pattern;
        if (pattern.AsSpan().IndexOfAny(['*', '?', '[', '\\']) >= 0)
        {
            try
            {
                // Without backtracking a pattern cannot take more than time in proportion to a path.
                regex = new Regex(Translate(pattern), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline);
            }
            catch (ArgumentException)
            {
                // Docker itself refuses it.
            }
        }
    }

    /// <summary>The text before the first wildcard; all of it for a plain path.</summary>
    public string Literal => regex is null ? literal : literal[..literal.AsSpan().IndexOfAny(['*', '?', '[', '\\'])];

    /// <summary>True if there is no wildcard.</summary>
    public bool IsLiteral => regex is null;

    /// <summary>True for exactly this path.</summary>
    public bool IsMatch(string path) => regex is null ? path == literal : regex.IsMatch(path);

    private static string Translate(string pattern)
    {
        var result = new StringBuilder("^");
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '*' when pattern.AsSpan(at).StartsWith("**"):
                    at += pattern.AsSpan(at).StartsWith("**/") ? 2 : 1;
                    result.Append(at + 1 == pattern.Length ? ".*" : "(.*/)?");
                    break;
                case '*':
                    result.Append("[^/]*");
                    break;
                case '?':
                    result.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', Math.Min(at + 2, pattern.Length)) is > 0 and var end:
                    result.Append('[').Append(pattern[(at + 1)..end].Replace("[", "\\[", StringComparison.Ordinal)).Append(']');
                    at = end;
                    break;
                case '\\' when at + 1 < pattern.Length:
                    result.Append(Regex.Escape(pattern[++at].ToString()));
                    break;
                default:
                    result.Append(Regex.Escape(pattern[at].ToString()));
                    break;
            }
        }

        return result.Append("\\z").ToString();
    }
}
