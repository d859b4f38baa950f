using System.CommandLine;
using System.Text.Json;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Cli;

/// <summary><c>secretsafe rules</c>: the catalogue and users' own rules, a line each or as JSON.</summary>
internal static class RulesCommand
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    public static Command Create(Terminal terminal)
    {
        var files = RuleOption.Create();
        var format = new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("rules", "List the rules by which credentials are recognised.") { files, format };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var rules = (await RuleOption.LoadAsync(parsed.GetValue(files) ?? [], terminal.Error).ConfigureAwait(false)).Rules;
            cancellationToken.ThrowIfCancellationRequested();
            await terminal.Text.WriteAsync(parsed.GetValue(format) == "json" ? Json(rules) : Text(rules)).ConfigureAwait(false);
            return ExitCode.Clean;
        });
        return command;
    }

    private static string Text(IReadOnlyCollection<Rule> rules)
    {
        var width = rules.Select(rule => rule.Id.Length).DefaultIfEmpty(0).Max();
        return string.Concat(rules.Select(rule => $"{rule.Id.PadRight(width)}  {Word(rule.Severity),-8}  {rule.Title}\n"));
    }

    private static string Json(IEnumerable<Rule> rules)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartArray();
            foreach (var rule in rules)
            {
                json.WriteStartObject();
                json.WriteString("id", rule.Id);
                json.WriteString("title", rule.Title);
                json.WriteString("severity", Word(rule.Severity));
                json.WriteString("confidence", Word(rule.Confidence));
                json.WriteString("advice", rule.Advice);
                json.WriteString("reference", rule.Reference.Length == 0 ? null : rule.Reference);
                json.WriteString("source", rule.Source);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
