using System.CommandLine;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe rules</c>: the catalogue, a line each.</summary>
internal static class RulesCommand
{
    public static Command Create(TextWriter output)
    {
        var command = new Command("rules", "List the rules by which credentials are recognised.");
        command.SetAction(async (_, cancellationToken) =>
        {
            var width = RuleCatalogue.All.Max(rule => rule.Id.Length);
            foreach (var rule in RuleCatalogue.All)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await output.WriteLineAsync($"{rule.Id.PadRight(width)}  {rule.Severity.ToString().ToLowerInvariant(),-8}  {rule.Title}").ConfigureAwait(false);
            }

            return ExitCode.Clean;
        });
        return command;
    }
}
