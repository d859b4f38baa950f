namespace SecretSafeContainers.Tests.Reports;

/// <summary>A command as the agent of Azure Pipelines reads it out of a line: <c>##vso[area.event name=value;...]data</c>, anywhere in it.</summary>
internal sealed record AzureCommand(string Name, IReadOnlyDictionary<string, string> Properties, string Data)
{
    private const string Prefix = "##vso[";

    public static AzureCommand? Parse(string line)
    {
        var start = line.IndexOf(Prefix, StringComparison.Ordinal);
        var end = start < 0 ? -1 : line.IndexOf(']', start);
        if (end < 0)
        {
            return null;
        }

        var words = line[(start + Prefix.Length)..end].Split(' ', 2);
        var properties = words.Length < 2 ? [] : words[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Select(one => one.Split('=', 2)).Where(one => one.Length == 2)
            .ToDictionary(one => one[0], one => Unescape(one[1].Replace("%3B", ";", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal)));
        return new(words[0], properties, Unescape(line[(end + 1)..]));
    }

    public string Named() => string.Join(' ', Properties.Select(one => $"{one.Key}={one.Value}"));

    private static string Unescape(string text) => text.Replace("%0D", "\r", StringComparison.Ordinal).Replace("%0A", "\n", StringComparison.Ordinal).Replace("%AZP25", "%", StringComparison.Ordinal);
}
