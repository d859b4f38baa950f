using System.CommandLine;
using System.CommandLine.Parsing;

namespace SecretSafeContainers.Cli;

/// <summary>Says what is wrong with a command line without quoting values from it: one of them may be a secret.</summary>
internal static class UsageErrors
{
    public static string Describe(ParseResult parsed)
    {
        var problems = parsed.Errors.Select(problem => Describe(problem, parsed)).Distinct();
        return $"{string.Join("; ", problems)}. See secretsafe --help.";
    }

    private static string Describe(ParseError problem, ParseResult parsed) => problem.SymbolResult switch
    {
        OptionResult option => $"{option.Option.Name} is used wrongly{Allowed(option.Option)}",
        ArgumentResult { Parent: OptionResult option } => $"{option.Option.Name} is used wrongly{Allowed(option.Option)}",
        ArgumentResult argument when Options(argument.Tokens.Select(token => token.Value)) is { Length: > 0 } unknown => $"unknown option{unknown}",
        ArgumentResult argument => $"<{argument.Argument.Name}> is missing or wrong",
        CommandResult command when parsed.UnmatchedTokens.Count > 0 =>
            $"{parsed.UnmatchedTokens.Count} word(s) behind '{command.Command.Name}' are not understood{Options(parsed.UnmatchedTokens)}",
        CommandResult command => $"'{command.Command.Name}' needs a command or argument",
        _ => "the command line is not understood",
    };

    /// <summary>The text of an option is public unless it carries a value: cut it there.</summary>
    private static string Options(IEnumerable<string> tokens)
    {
        var options = tokens.Where(token => token.StartsWith('-')).Select(token => token.Split('=', ':')[0]).ToArray();
        return options.Length > 0 ? $" ({string.Join(", ", options)})" : "";
    }

    private static string Allowed(Option option) => option.Description is { } description ? $" ({description.TrimEnd('.')})" : "";
}
