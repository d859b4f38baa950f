using System.CommandLine;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe check</c>: options to a request.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var dockerfile = new Argument<string>("dockerfile") { Description = "The Dockerfile." };
        dockerfile.Validators.Add(result =>
        {
            // The parser takes an unknown option for the file's name.
            if (result.Tokens.Any(token => token.Value.StartsWith('-')))
            {
                result.AddError("unknown option");
            }
        });
        var context = new Option<string?>("--context") { Description = "The build context; the Dockerfile's folder by default." };
        var target = new Option<string?>("--target") { Description = "The stage that is built; the last one by default." };
        var arguments = new Option<string[]>("--build-arg") { Description = "NAME of a build argument, whose value is taken from the environment. Repeatable." };
        var rules = RuleOption.Create();
        var secrets = new Option<string[]>("--known-secret") { Description = "ID=env:NAME or ID=file:PATH: look for this exact value, in every encoding. Repeatable." };
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var noColor = new Option<bool>("--no-color") { Description = "No colours (also with NO_COLOR)." };
        var command = new Command("check", "Check a Dockerfile and what it would copy, without building: what leaks, and the lines to write instead.")
        {
            dockerfile, context, target, arguments, secrets, rules, format, noColor,
        };
        command.SetAction((parsed, cancellationToken) => new CheckRun(terminal).RunAsync(
            new CheckRequest
            {
                Dockerfile = parsed.GetValue(dockerfile)!,
                Context = parsed.GetValue(context),
                Target = parsed.GetValue(target),
                Arguments = [.. (parsed.GetValue(arguments) ?? []).Select(NameOf)],
                RuleFiles = parsed.GetValue(rules) ?? [],
                Secrets = [.. (parsed.GetValue(secrets) ?? []).Select(SecretReference.Parse)],
                Json = parsed.GetValue(format) == "json",
                Color = terminal.HasColor && !parsed.GetValue(noColor),
            },
            cancellationToken));
        return command;
    }

    /// <summary>A value on a command line can be read by every process.</summary>
    private static string NameOf(string text) => text.Contains('=', StringComparison.Ordinal)
        ? throw new SecretSafeException(DiagnosticCodes.Usage, "--build-arg", "say the name alone; the value is taken from the environment")
        : text;
}
