using System.Globalization;
using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Policy;

/// <summary>A <c>SecretSafeSuppress</c> item as it is written.</summary>
/// <param name="Include">What stands in its Include.</param>
/// <param name="Metadata">Its custom metadata, empty ones included.</param>
public sealed partial record SuppressionItem(string Include, IReadOnlyCollection<KeyValuePair<string, string>> Metadata)
{
    private static readonly string[] Names = ["Path", "Reason", "Expires"];

    /// <summary>Parses it.</summary>
    /// <param name="rules">The ids of all rules.</param>
    /// <param name="problems">Receives everything that is wrong with it (SSC1020 to SSC1023), each with the fix.</param>
    /// <returns>Null if anything is wrong: half a suppression could accept more than was meant.</returns>
    public Suppression? Parse(IReadOnlySet<string> rules, ICollection<SecretSafeException> problems)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(problems);
        var before = problems.Count;
        var given = Metadata.Where(entry => !string.IsNullOrWhiteSpace(entry.Value)).ToDictionary(entry => entry.Key, entry => entry.Value.Trim(), StringComparer.OrdinalIgnoreCase);
        foreach (var name in given.Keys.Where(name => !Names.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            Refuse(DiagnosticCodes.SuppressionMetadata, $"it has the metadata {name}; there are {string.Join(", ", Names)}");
        }

        if (!IsFingerprint(Include) && WhyNoRule(rules) is { } why)
        {
            Refuse(DiagnosticCodes.SuppressionTarget, why);
        }

        if (!given.ContainsKey("Reason"))
        {
            Refuse(DiagnosticCodes.SuppressionReason, "it says not why the finding is accepted; write Reason=\"...\"");
        }

        var expires = given.TryGetValue("Expires", out var date) ? ParseDay(date) : null;
        if (date is not null && expires is null)
        {
            Refuse(DiagnosticCodes.InvalidDate, "its Expires is not a day; write it as 2027-12-31");
        }

        var path = given.TryGetValue("Path", out var glob) ? PathPattern.TryParse(glob) : null;
        if (glob is not null && path is null)
        {
            Refuse(DiagnosticCodes.SuppressionMetadata, "its Path is no path in an image; write one such as app/appsettings.*.json or **/testdata/**");
        }

        return problems.Count > before ? null : new Suppression
        {
            Include = Include,
            Path = path,
            Reason = given["Reason"],
            Expires = expires,
        };

        void Refuse(DiagnosticCode code, string what) => problems.Add(new(code, $"SecretSafeSuppress '{Include}'", what));
    }

    /// <summary>True for <c>ssc1:</c> and 20 hexadecimal digits.</summary>
    internal static bool IsFingerprint(string text) => Fingerprint().IsMatch(text);

    /// <summary>A day as <c>yyyy-MM-dd</c>, or null.</summary>
    internal static DateOnly? ParseDay(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private string? WhyNoRule(IReadOnlySet<string> rules) => Include switch
    {
        _ when rules.Contains(Include) => null,
        "known-secret" => "a known secret is accepted by its fingerprint alone, one by one; write the one that the error ends with",
        _ when Include.StartsWith("ssc", StringComparison.OrdinalIgnoreCase) && Include.Contains(':') =>
            "it is no fingerprint; copy the whole one that the error ends with: ssc1: and 20 hexadecimal digits in lower case",
        _ when DiagnosticCodes.All.Any(code => code.Id.Equals(Include, StringComparison.OrdinalIgnoreCase)) =>
            "a code is not accepted as a whole; write a finding's fingerprint or a rule's id, which the error ends with",
        _ => "there is no rule of this id; 'secretsafe rules' lists them, and the error ends with the rule's id and the fingerprint",
    };

    [GeneratedRegex(@"^ssc1:[0-9a-f]{20}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Fingerprint();
}
