namespace SecretSafeContainers.Rules;

/// <summary>Rules for credentials that nothing but their vendor's name beside them gives away.</summary>
internal static class NamedToken
{
    /// <summary>Where a word begins, in <c>camelCase</c> too: <c>oktaToken</c>, <c>myOktaToken</c>, not <c>rookTable</c>.</summary>
    public const string WordBegin = "(?-i:(?<![A-Za-z])|(?=[A-Z])|(?<=get|set|my|use|api))";

    /// <summary>A rule for a vendor.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="title">What it finds.</param>
    /// <param name="severity">How bad a leak is.</param>
    /// <param name="names">What the name begins with, in any case: the vendor's word, in its spellings.</param>
    /// <param name="value">The value's form, as a regular expression.</param>
    /// <param name="example">A value.</param>
    /// <param name="revoke">Where to revoke it, as the beginning of the advice.</param>
    /// <param name="reference">Where the issuer documents the format.</param>
    public static Rule Of(string id, string title, Severity severity, string[] names, string value, Func<string> example, string revoke, string reference) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Confidence = Confidence.Medium,
        Literals = [.. names],
        Pattern = WordBegin + AssignmentPattern.For(string.Join('|', names), "(?-i:" + value + ")"),
        LeadCharacters = 0,
        IgnoreCase = true,
        MinEntropy = 3,
        Check = SecretCheck.TokenOrUuid,
        Advice = revoke + ", and hand the new one to the container at run time.",
        Reference = reference,
        Examples = () =>
        [
            names[0] + "_token = '" + example() + "'",
            "\"" + names[0] + "ApiKey\": \"" + example() + "\"",
            "ENV " + names[0].ToUpperInvariant() + "_SECRET=" + example(),
        ],
        CounterExamples = () =>
        [
            names[0] + "_token = '${TOKEN}'",
            names[0] + "_token = '" + new string('x', 40) + "'",
            names[0] + "Client client = createClientForService();",
            names[0] + "@1.2.3: sha512-" + example(),
            "token = '" + example() + "'",
        ],
    };
}
