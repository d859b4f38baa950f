using System.Text.RegularExpressions;

namespace SecretSafeContainers.Rules;

/// <summary>Rules for credentials that begin with letters of their issuer's: what the formats have in common, said once.</summary>
internal static class PrefixedToken
{
    /// <summary>A rule for one prefix.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="title">What it finds.</param>
    /// <param name="severity">How bad a leak is.</param>
    /// <param name="prefix">What every one begins with.</param>
    /// <param name="rest">What follows, as a regular expression. A letter or digit behind it makes it something else.</param>
    /// <param name="example">What follows in an example.</param>
    /// <param name="revoke">Where to revoke it, as the beginning of the advice.</param>
    /// <param name="reference">Where the issuer documents the format.</param>
    public static Rule Of(string id, string title, Severity severity, string prefix, string rest, Func<string> example, string revoke, string reference) =>
        Of(id, title, severity, [prefix], Regex.Escape(prefix) + rest, () => prefix + example(), revoke, reference) with { PublicPrefix = prefix };

    /// <summary>A rule for several prefixes.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="title">What it finds.</param>
    /// <param name="severity">How bad a leak is.</param>
    /// <param name="prefixes">What one of them begins with.</param>
    /// <param name="pattern">The whole form, as a regular expression. A letter or digit before or behind it makes it something else.</param>
    /// <param name="example">A whole example.</param>
    /// <param name="revoke">Where to revoke it, as the beginning of the advice.</param>
    /// <param name="reference">Where the issuer documents the format.</param>
    public static Rule Of(string id, string title, Severity severity, string[] prefixes, string pattern, Func<string> example, string revoke, string reference) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Confidence = Confidence.High,
        Literals = [.. prefixes],
        Pattern = "(?<![A-Za-z0-9])(?:" + pattern + ")(?![A-Za-z0-9])",
        LeadCharacters = 0,
        MinEntropy = 3,
        Check = SecretCheck.TokenLike,
        Advice = revoke + ", and hand the new one to the container at run time.",
        Reference = reference,
        Examples = () => [example(), "export TOKEN=\"" + example() + "\"", "https://service.example/call?token=" + example() + "&page=1"],
        CounterExamples = () =>
        [
            .. prefixes.SelectMany(prefix => new[] { prefix + new string('x', 40), prefix + "getElementsByTagNameFromDocument", "it begins with " + prefix + " and goes on", "x" + example() }),
        ],
    };
}
