using System.Collections.Immutable;
using System.Text;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Reads the flags that stand between an instruction's name and its arguments, as BuildKit does: a word that begins with <c>--</c>, quotes removed.</summary>
internal static class FlagReader
{
    /// <summary>The flags.</summary>
    /// <param name="text">The instruction's joined text.</param>
    /// <param name="at">Where to start; afterwards where the arguments begin.</param>
    public static ImmutableArray<DockerfileFlag> Read(string text, ref int at)
    {
        var flags = ImmutableArray.CreateBuilder<DockerfileFlag>();
        SkipSpace(text, ref at);
        while (text.AsSpan(at).StartsWith("--"))
        {
            var word = ReadWord(text, ref at);
            SkipSpace(text, ref at);
            if (word.Text == "--")
            {
                break;
            }

            flags.Add(ToFlag(word.Text, word.Places));
        }

        return flags.ToImmutable();
    }

    /// <summary>Passes over white space.</summary>
    public static void SkipSpace(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }
    }

    private static (string Text, List<int> Places) ReadWord(string text, ref int at)
    {
        var word = new StringBuilder();
        List<int> places = [];
        var quote = '\0';
        for (; at < text.Length && (quote != '\0' || !char.IsWhiteSpace(text[at])); at++)
        {
            if (quote != '\0' ? text[at] == quote : text[at] is '"' or '\'')
            {
                quote = quote == '\0' ? text[at] : '\0';
                continue;
            }

            at += text[at] == '\\' && at + 1 < text.Length ? 1 : 0;
            word.Append(text[at]);
            places.Add(at);
        }

        return (word.ToString(), places);
    }

    private static DockerfileFlag ToFlag(string word, List<int> places)
    {
        var equals = word.IndexOf('=', StringComparison.Ordinal);
        return equals < 0
            ? new DockerfileFlag(word[2..], null)
            : new DockerfileFlag(word[2..equals], word[(equals + 1)..]) { Places = [.. places.Skip(equals + 1)] };
    }
}
