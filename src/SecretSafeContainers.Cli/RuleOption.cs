using System.CommandLine;
using SecretSafeContainers.Publishing;

namespace SecretSafeContainers.Cli;

/// <summary><c>--rules FILE</c>, which several commands have.</summary>
internal static class RuleOption
{
    public static Option<string[]> Create() => new("--rules")
    {
        Description = "A file of rules of your own, or a .gitleaks.toml. Repeatable.",
    };

    /// <summary>Reads the files, and says what their user should know.</summary>
    public static async Task<UserRules> LoadAsync(IReadOnlyCollection<string> paths, TextWriter error)
    {
        var rules = UserRules.Load(paths);
        foreach (var note in rules.Notes)
        {
            await CommandLine.Say(error, $"{note.File}({note.Line},{note.Column}): warning {note.Code.Id}: {note.Text}").ConfigureAwait(false);
        }

        return rules;
    }
}
