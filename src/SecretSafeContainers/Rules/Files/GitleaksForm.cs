using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Rules.Files;

/// <summary>The configuration of gitleaks 8, as it is. Its own catalogue, <c>extend.useDefault</c>, is ours here.</summary>
/// <remarks>
/// The measure is <c>gitleaks dir</c> over the same files: it must not find more than we do. What would find less is an error; what cannot narrow is a note.
/// <see href="https://github.com/gitleaks/gitleaks/blob/v8.28.0/README.md#configuration"/>
/// </remarks>
internal sealed class GitleaksForm
{
    // As in gitleaks.
    private const int MaxExtended = 2;

    private readonly ImmutableArray<RuleFileNote>.Builder notes = ImmutableArray.CreateBuilder<RuleFileNote>();
    private readonly List<RuleAllowance> allowances = [];
    private readonly List<Rule> rules = [];

    /// <summary>Reads a file's root table.</summary>
    /// <param name="root">It, with keys in any case.</param>
    /// <param name="path">The file's path, from which the ones that it extends are found.</param>
    /// <param name="depth">How many files extend each other up to it.</param>
    /// <exception cref="SecretSafeException">Something in it is not understood, or cannot be honoured.</exception>
    public static RuleFileContent Read(RuleFileTable root, string path, int depth = 0) => new GitleaksForm().ReadAll(root, path, depth);

    private RuleFileContent ReadAll(RuleFileTable root, string path, int depth)
    {
        root.Text("title");
        root.Text("description");
        root.Verbatim("minVersion");
        var extend = root.Table("extend");
        var usesCatalogue = extend?.Truth("useDefault") ?? false;
        var extended = extend is null ? null : ReadExtended(extend, path, depth);
        var disabled = extend?.Texts("disabledRules") ?? [];
        foreach (var table in root.Tables("rules"))
        {
            ReadRule(table, usesCatalogue, extended);
        }

        if (rules.Count > UserRule.MaxRules)
        {
            throw root.Wrong(DiagnosticCodes.RuleFile, "rules", $"there are more than {UserRule.MaxRules:N0}");
        }

        allowances.AddRange(GitleaksAllowances.Read(root, notes));
        SayUnknown(root);
        foreach (var rule in (extended?.Rules ?? []).Where(rule => !disabled.Contains(rule.Id) && !rules.Exists(own => own.Id == rule.Id)))
        {
            rules.Add(rule);
        }

        if (rules.Count == 0 && !usesCatalogue && extended is null)
        {
            usesCatalogue = true;
            notes.Add(root.Note(DiagnosticCodes.RuleWithoutEffect, null, "without rules and without extend.useDefault = true gitleaks would look for nothing; the catalogue's rules are tried all the same"));
        }
        else if (!usesCatalogue && depth == 0 && extended is not { UsesCatalogue: true })
        {
            notes.Add(root.Note(DiagnosticCodes.RuleWithoutEffect, null, "extend.useDefault is not true, so the catalogue's rules are not tried, only those of this file"));
        }

        return new()
        {
            Rules = [.. rules],
            UsesCatalogue = usesCatalogue || extended is { UsesCatalogue: true },
            ReplacesCatalogue = true,
            Disabled = extend is null ? [] : DisabledOf(disabled, extend, extended),
            Allowances = [.. allowances, .. extended?.Allowances ?? []],
            Notes = [.. notes, .. extended?.Notes ?? []],
        };
    }

    private RuleFileContent? ReadExtended(RuleFileTable extend, string path, int depth)
    {
        if (extend.Text("url") is { Length: > 0 })
        {
            throw extend.Wrong(DiagnosticCodes.RuleNotHonoured, "url", "no rules are fetched from an address: save the file and name it in extend.path");
        }

        var other = extend.Text("path");
        extend.Truth("useDefault");
        extend.Texts("disabledRules");
        SayUnknown(extend);
        if (string.IsNullOrEmpty(other))
        {
            return null;
        }

        if (depth == MaxExtended)
        {
            throw extend.Wrong(DiagnosticCodes.RuleNotHonoured, "path", $"more than {MaxExtended} files extend each other");
        }

        var file = Path.Combine(Path.GetDirectoryName(path) ?? "", other);
        return Read(new(file, TomlFile.Read(file), ignoresCase: true), file, depth + 1);
    }

    private void ReadRule(RuleFileTable table, bool usesCatalogue, RuleFileContent? extended)
    {
        var id = table.Required("id");
        table.Name = $"the rule '{Shown(id)}'";
        if (table.Tables("required") is { IsEmpty: false })
        {
            throw table.Wrong(DiagnosticCodes.RuleNotHonoured, "required", "rules that hold only near others are not supported");
        }

        var own = GitleaksAllowances.Read(table, notes);
        var isExtension = string.IsNullOrEmpty(table.Verbatim("regex")) && string.IsNullOrEmpty(table.Verbatim("path"));
        if (isExtension && extended?.Rules.FirstOrDefault(rule => rule.Id == id) is { } extendedRule)
        {
            SayUnknown(table, "description", "entropy", "secretGroup", "keywords", "tags", "skipReport");
            rules.Add(extendedRule with { Allowances = [.. extendedRule.Allowances, .. own] });
            return;
        }

        if (isExtension && usesCatalogue)
        {
            Extend(table, id, own);
            return;
        }

        if (table.Truth("skipReport") == true)
        {
            notes.Add(table.Note(DiagnosticCodes.RuleWithoutEffect, "skipReport", "it reports nothing by itself, and no rule asks for it"));
            return;
        }

        var path = table.Pattern("path");
        var rule = UserRule.Complete(
            new()
            {
                Id = Shown(id),
                Title = table.Text("description") is { Length: > 0 } title ? title.TrimEnd('.') : id,
                Severity = Severity.High,
                Confidence = Confidence.Medium,
                Literals = [],
                Pattern = "",
                MinEntropy = table.Number("entropy") ?? 0,
                SecretGroup = table.Number("secretGroup") is > 0 and var group ? (int)group : null,
                Paths = path is null ? [] : [path],
                Allowances = own,
                Advice = "Revoke it where it was issued.",
                Reference = "",
                Examples = () => [],
                CounterExamples = () => [],
            },
            table, "regex", [], table.Texts("keywords"));
        table.Texts("tags");
        SayUnknown(table);
        notes.AddRange(UserRule.NotesOf(rule, table));
        rules.Add(rule);
    }

    /// <summary>An entry without a pattern changes gitleaks' own rule: its allowlists hold for ours that finds the same and nothing else.</summary>
    private void Extend(RuleFileTable table, string id, ImmutableArray<RuleAllowance> own)
    {
        SayUnknown(table, "description", "entropy", "secretGroup", "keywords", "tags", "skipReport");
        var ours = GitleaksNames.For(id).Where(name => GitleaksNames.NamesOf(name).Length == 1).ToImmutableArray();
        if (ours.IsEmpty)
        {
            notes.Add(table.Note(DiagnosticCodes.RuleWithoutEffect, "id", "it changes a rule of gitleaks, and no rule of the catalogue finds just the same: nothing is narrowed"));
        }
        else
        {
            allowances.AddRange(own.Select(allowance => allowance with { Rules = ours }));
        }
    }

    private ImmutableHashSet<string> DisabledOf(ImmutableArray<string> names, RuleFileTable extend, RuleFileContent? extended)
    {
        var disabled = names.SelectMany(name => GitleaksNames.For(name)).Distinct()
            .Where(id => GitleaksNames.NamesOf(id).All(name => names.Contains(name, StringComparer.OrdinalIgnoreCase)))
            .ToImmutableHashSet(StringComparer.Ordinal);
        foreach (var name in names.Where(name => !GitleaksNames.For(name).Any(disabled.Contains) && extended?.Rules.Any(rule => rule.Id == name) != true))
        {
            notes.Add(extend.Note(DiagnosticCodes.RuleWithoutEffect, "disabledRules", GitleaksNames.For(name) is [var ours, ..]
                ? $"'{Shown(name)}' is only a part of what '{ours}' finds, which stays on"
                : $"there is no rule in the catalogue that finds what gitleaks' '{Shown(name)}' does"));
        }

        return disabled;
    }

    /// <summary>Gitleaks ignores keys that it does not know; that they have no effect is worth a word.</summary>
    private void SayUnknown(RuleFileTable table, params ReadOnlySpan<string> alsoKnown)
    {
        foreach (var key in table.Unknown())
        {
            if (!alsoKnown.Contains(key, StringComparer.OrdinalIgnoreCase))
            {
                notes.Add(table.Note(DiagnosticCodes.RuleWithoutEffect, key, $"gitleaks 8 has no key '{Shown(key)}'"));
            }
        }
    }

    private static string Shown(string text) => new([.. text.Where(character => !char.IsControl(character)).Take(100)]);
}
