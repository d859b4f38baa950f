namespace SecretSafeContainers.Builds;

/// <summary>A shell's command line as a list of commands with <c>&amp;&amp;</c> and <c>;</c> between them. What is nested stays whole.</summary>
internal static class ShellCommands
{
    /// <summary>The commands, trimmed, each with what stands before it: empty for the first.</summary>
    public static List<(string Joint, string Command)> Split(string text)
    {
        List<(string Joint, string Command)> commands = [];
        var (start, joint, quote, depth) = (0, "", '\0', 0);
        for (var at = 0; at < text.Length; at++)
        {
            var character = text[at];
            if (character == '\\' && quote != '\'')
            {
                at++;
            }
            else if (quote != '\0' || character is '"' or '\'')
            {
                quote = quote == '\0' ? character : character == quote ? '\0' : quote;
            }
            else if (character is '(' or '{' or ')' or '}')
            {
                depth += character is '(' or '{' ? 1 : -1;
            }
            else if (depth == 0 && (character == ';' || text.AsSpan(at).StartsWith("&&")))
            {
                commands.Add((joint, text[start..at].Trim()));
                joint = character == ';' ? ";" : "&&";
                start = at + joint.Length;
                at = start - 1;
            }
        }

        commands.Add((joint, text[Math.Min(start, text.Length)..].Trim()));
        return [.. commands.Where(command => command.Command.Length > 0)];
    }

    /// <summary>The words of a command that name something: no flags, quotes removed.</summary>
    public static IEnumerable<string> Operands(string command) =>
        Dockerfiles.ShellWords.Split(command).Skip(1).Select(word => Dockerfiles.ShellWords.Unquote(word.Text)).Where(word => !word.StartsWith('-'));

    /// <summary>True if a command is one of these programs.</summary>
    public static bool Runs(string command, params string[] programs) =>
        Dockerfiles.ShellWords.Split(command) is [var first, ..] && programs.Contains(first.Text[(first.Text.LastIndexOf('/') + 1)..]);
}
