using System.Text;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>Words as a shell splits them: at white space outside quotes.</summary>
internal static class ShellWords
{
    /// <summary>The words as written, with their quotes, and where each begins.</summary>
    public static List<(string Text, int Start)> Split(string text)
    {
        List<(string Text, int Start)> words = [];
        var start = -1;
        var quote = '\0';
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (quote == '\0' && char.IsWhiteSpace(character))
            {
                Add(at);
                start = -1;
                continue;
            }

            start = start < 0 ? at : start;
            if (character == '\\' && quote != '\'')
            {
                at++;
            }
            else if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
            }
        }

        Add(text.Length);
        return words;

        void Add(int end)
        {
            if (start >= 0)
            {
                words.Add((text[start..end], start));
            }
        }
    }

    /// <summary>The word without its quotes and escapes.</summary>
    public static string Unquote(string word)
    {
        var result = new StringBuilder(word.Length);
        var quote = '\0';
        for (var at = 0; at < word.Length; at++)
        {
            var character = word[at];
            if (character == '\\' && quote != '\'' && at + 1 < word.Length)
            {
                result.Append(word[++at]);
            }
            else if (quote != '\0' ? character == quote : character is '"' or '\'')
            {
                quote = quote == '\0' ? character : '\0';
            }
            else
            {
                result.Append(character);
            }
        }

        return result.ToString();
    }
}
