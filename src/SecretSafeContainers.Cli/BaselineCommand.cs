using System.CommandLine;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe baseline</c>: options to a request.</summary>
internal static class BaselineCommand
{
    public static Command Create(Terminal terminal)
    {
        var sources = new Argument<string[]>("source")
        {
            Description = "JSON reports of builds (obj/secretsafe/*.gate.json, *.audit.json) or of this tool; or images, in any of audit's forms.",
            Arity = ArgumentArity.OneOrMore,
        };
        sources.Validators.Add(result =>
        {
            // The parser takes an unknown option for a source.
            if (result.Tokens.Any(token => token.Value.StartsWith('-')))
            {
                result.AddError("unknown option");
            }
        });
        var output = new Option<string>("--output") { Description = "The baseline's file; of one that is there already the reasons are kept.", Required = true };
        var rules = RuleOption.Create();
        var command = new Command("baseline", "Write a baseline: accept what was found by rule, so that only what is new fails.") { sources, output, rules };
        command.SetAction((parsed, cancellationToken) =>
            new BaselineRun(terminal).RunAsync(new BaselineRequest(parsed.GetValue(sources)!, parsed.GetValue(output)!, parsed.GetValue(rules) ?? []), cancellationToken));
        return command;
    }
}
