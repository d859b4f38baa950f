using System.Collections.Immutable;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Rules.Files;

/// <summary>Our own form of a rule file, version 1. Its schema is <c>secretsafe-rules.schema.json</c>; a test holds both together.</summary>
internal sealed class OwnForm
{
    /// <summary>The key that tells the form, with its version.</summary>
    public const string VersionKey = "secretsafe";

    private static readonly ImmutableArray<string> CatalogueIds = [.. RuleCatalogue.All.Select(rule => rule.Id)];

    private readonly ImmutableArray<RuleFileNote>.Builder notes = ImmutableArray.CreateBuilder<RuleFileNote>();

    /// <summary>Reads a file's root table.</summary>
    /// <exception cref="SecretSafeException">Something in it is not understood, or cannot be honoured.</exception>
    public static RuleFileContent Read(RuleFileTable root) => new OwnForm().ReadAll(root);

    private RuleFileContent ReadAll(RuleFileTable root)
    {
        if (root.Number(VersionKey) is not 1)
        {
            throw root.Wrong(DiagnosticCodes.RuleFileKey, VersionKey, $"'{VersionKey}' must be 1, the version of this form");
        }

        var tables = root.Tables("rules");
        var rules = tables.Length <= UserRule.MaxRules
            ? tables.Select(ReadRule).ToImmutableArray()
            : throw root.Wrong(DiagnosticCodes.RuleFile, "rules", $"there are more than {UserRule.MaxRules:N0}");
        var ids = CatalogueIds.Concat(rules.Select(rule => rule.Id)).ToHashSet(StringComparer.Ordinal);
        var allowances = root.Tables("allow").Select(table => ReadAllowance(table, ids)).ToImmutableArray();
        var catalogue = root.Table("catalogue");
        root.RefuseUnknown();
        var content = new RuleFileContent { Rules = rules, UsesCatalogue = catalogue?.Truth("use") ?? true, Allowances = allowances };
        content = catalogue is null ? content : content with
        {
            Disabled = [.. catalogue.Texts("disable").Select(id => OfCatalogue(id, catalogue, "disable"))],
            Severities = ReadSeverities(catalogue),
        };
        catalogue?.RefuseUnknown();
        return content with { Notes = notes.ToImmutable() };
    }

    private Rule ReadRule(RuleFileTable table)
    {
        var id = table.Required("id");
        table.Name = $"the rule '{id}'";
        if (id.Length > 100 || !id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-'))
        {
            throw table.Wrong(DiagnosticCodes.RuleFileKey, "id", "an id is lower-case letters, digits and hyphens, at most 100");
        }

        var rule = UserRule.Complete(
            new()
            {
                Id = id,
                Title = table.Required("title"),
                Severity = table.OneOf<Severity>("severity") ?? Severity.High,
                Confidence = table.OneOf<Confidence>("confidence") ?? Confidence.Medium,
                Literals = [],
                Pattern = "",
                MinEntropy = table.Number("entropy") ?? 0,
                SecretGroup = ReadGroup(table),
                Paths = table.Patterns("paths"),
                Advice = table.Text("advice") ?? "Revoke it where it was issued.",
                Reference = table.Text("reference") ?? "",
                Examples = Constant(table.Texts("examples")),
                CounterExamples = Constant(table.Texts("counter-examples")),
            },
            table, "pattern", table.Texts("literals"), table.Texts("keywords"));
        table.RefuseUnknown();
        notes.AddRange(UserRule.NotesOf(rule, table));
        return rule;
    }

    private static int? ReadGroup(RuleFileTable table) => table.Text("group") switch
    {
        null => table.Pattern("pattern")?.Names.TryGetValue("secret", out var secret) == true ? secret : 0,
        var name => table.Pattern("pattern")?.Names.TryGetValue(name, out var number) == true
            ? number
            : throw table.Wrong(DiagnosticCodes.RuleFileKey, "group", $"its pattern has no group named '{name}'"),
    };

    private static RuleAllowance ReadAllowance(RuleFileTable table, HashSet<string> ids)
    {
        table.Name = "an allowance";
        table.Required("reason");
        var allowance = new RuleAllowance
        {
            Rules = [.. table.Texts("rules").Select(id => ids.Contains(id) ? id : throw NoRule(id, ids, table, "rules"))],
            Paths = table.Patterns("paths"),
            Patterns = table.Patterns("patterns"),
            Target = table.OneOf<AllowanceTarget>("target") ?? AllowanceTarget.Secret,
            StopWords = table.Texts("stopwords"),
            NeedsAll = table.Truth("all") ?? false,
        };
        table.RefuseUnknown();
        return allowance.IsOfPath && allowance.Paths.IsEmpty
            ? throw table.Wrong(DiagnosticCodes.RuleFileKey, null, "it needs 'paths', 'patterns' or 'stopwords': to switch a rule off, name it in catalogue.disable")
            : allowance;
    }

    private static ImmutableDictionary<string, Severity> ReadSeverities(RuleFileTable catalogue)
    {
        if (catalogue.Table("severity") is not { } table)
        {
            return ImmutableDictionary<string, Severity>.Empty;
        }

        return table.Keys.ToImmutableDictionary(id => OfCatalogue(id, table, id), id => table.OneOf<Severity>(id)!.Value);
    }

    private static string OfCatalogue(string id, RuleFileTable table, string key) => CatalogueIds.Contains(id) ? id : throw NoRule(id, CatalogueIds, table, key);

    private static SecretSafeException NoRule(string id, IEnumerable<string> ids, RuleFileTable table, string key) => table.Wrong(
        DiagnosticCodes.RuleFileKey, key, $"there is no rule '{id}'{(Suggestion.For(id, ids) is { } other ? $"; did you mean '{other}'?" : "; 'secretsafe rules' lists the catalogue's")}");

    private static Func<ImmutableArray<string>> Constant(ImmutableArray<string> texts) => () => texts;
}
