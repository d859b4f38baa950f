namespace SecretSafeContainers.Tests.Reports;

/// <summary>A command as the runner of GitHub Actions reads it: <c>::name key=value,...::data</c>, at the start of a line behind any spaces.</summary>
internal sealed record GitHubCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    public static GitHubCommand? Parse(string line)
    {
        var text = line.TrimStart();
        var end = text.StartsWith("::", StringComparison.Ordinal) ? text.IndexOf("::", 2, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return null;
        }

        var words = text[2..end].Split(' ', 2);
        var properties = words.Length < 2 ? [] : words[1].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).Where(one => one.Length == 2)
            .ToDictionary(one => one[0], one => Unescape(one[1].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal)));
        return new(words[0], properties, Unescape(text[(end + 2)..]));
    }

    public string Named() => string.Join(' ', Properties.Select(one => $"{one.Key}={one.Value}"));

    private static string Unescape(string text) => text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
