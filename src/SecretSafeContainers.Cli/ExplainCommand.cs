using System.CommandLine;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe explain</c>: what a code or rule means and what to do.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("code-or-rule") { Description = "A code such as SSC2001, or a rule's id." };
        var files = RuleOption.Create();
        var command = new Command("explain", "Explain a code or a rule.") { name, files };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            var rules = await RuleOption.LoadAsync(parsed.GetValue(files) ?? [], terminal.Error).ConfigureAwait(false);
            await terminal.Text.WriteLineAsync(Explain(parsed.GetValue(name)!, rules.Rules)).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Explain(string name, IEnumerable<Rule> rules)
    {
        if (DiagnosticCodes.All.FirstOrDefault(code => code.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } code)
        {
            return $"{code.Id}: {code.Title}\n\n{code.Explanation}";
        }

        if (rules.FirstOrDefault(rule => rule.Id.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } rule)
        {
            return $"{rule.Id}: {rule.Title} (severity {rule.Severity}, confidence {rule.Confidence})\n\n{rule.Advice}{(rule.Reference.Length == 0 ? "" : $"\n\nFormat: {rule.Reference}")}{(rule.Source is null ? "" : $"\n\nDefined in {rule.Source}")}";
        }

        throw new SecretSafeException(DiagnosticCodes.Usage, "explain", "there is no such code or rule; 'secretsafe rules' lists the rules");
    }
}
