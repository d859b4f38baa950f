using System.Collections.Frozen;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Reports.Html;

/// <summary>A finding's advice in its two parts: what to change, and what makes the leaked value worthless.</summary>
/// <param name="Change">What to change in the sources.</param>
/// <param name="Revoke">Where to revoke it, and what to use instead.</param>
internal sealed record Remedy(string Change, string Revoke)
{
    private const string OfAnyone = "Revoke it where it was issued, and give the build a new one.";

    // How the advice about a known secret ends: nobody but its owner knows who issued it.
    private static readonly string[] Conditions = ["If an image with it has left", "If the log has left"];

    private static readonly FrozenDictionary<string, string> Advice = RuleCatalogue.All.ToFrozenDictionary(rule => rule.Id, rule => rule.Advice);

    /// <summary>The parts of a finding's advice; where they cannot be told apart, all of it is what to change.</summary>
    public static Remedy Of(Finding finding)
    {
        var fix = finding.Fix;
        if (Advice.TryGetValue(finding.Rule, out var advice) && fix.IndexOf(advice, StringComparison.Ordinal) is >= 0 and var at)
        {
            return new($"{fix[..at]}{fix[(at + advice.Length)..]}".Trim(), advice);
        }

        var end = Conditions.Max(condition => fix.IndexOf(condition, StringComparison.Ordinal));
        return new(end < 0 ? fix : fix[..end].Trim(), OfAnyone);
    }
}
