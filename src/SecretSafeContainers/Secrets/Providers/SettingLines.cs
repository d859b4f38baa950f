namespace SecretSafeContainers.Secrets.Providers;

/// <summary>Lines <c>key = value</c> of ini-like files, below <c>[sections]</c>.</summary>
internal static class SettingLines
{
    /// <summary>Receives a setting.</summary>
    /// <param name="section">The text between the brackets, or empty.</param>
    /// <param name="key">What stands before the equals sign; of a line that only goes on, the one before.</param>
    /// <param name="value">What stands behind it, without quotes around all of it.</param>
    public delegate void Receiver(string section, string key, ReadOnlySpan<char> value);

    /// <summary>Hands out the settings of a text; comments are left out.</summary>
    public static void Read(ReadOnlySpan<char> text, Receiver receive)
    {
        var (section, key) = ("", "");
        foreach (var line in text.EnumerateLines())
        {
            var trimmed = line.Trim();
            if (trimmed.IsEmpty || trimmed[0] is '#' or ';')
            {
                continue;
            }

            if (trimmed is ['[', .. var head] && head.LastIndexOf(']') is >= 0 and var close)
            {
                (section, key) = (head[..close].Trim().ToString(), "");
                trimmed = head[(close + 1)..].Trim();
                if (trimmed.IsEmpty)
                {
                    continue;
                }
            }

            var equals = trimmed.IndexOf('=');
            if (char.IsWhiteSpace(line[0]) && key.Length > 0 && (equals < 0 || trimmed[..equals].Contains("://", StringComparison.Ordinal)))
            {
                receive(section, key, trimmed);
            }
            else if (equals > 0)
            {
                key = trimmed[..equals].Trim().ToString();
                var value = trimmed[(equals + 1)..].Trim();
                receive(section, key, value is ['"' or '\'', .., '"' or '\''] && value[0] == value[^1] ? value[1..^1] : value);
            }
        }
    }
}
