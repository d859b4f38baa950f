using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Atlassian issues.</summary>
internal static class AtlassianRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "atlassian-api-token",
            Title = "Atlassian API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ATATT", "ATCTT", "ATSTT"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9])AT[ACS]TT[A-Za-z0-9_=-]{50,600}(?:=[0-9A-F]{8})?(?![A-Za-z0-9_=-])",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.WholeHexCrc32,
            PublicPrefix = "AT",
            Advice = "Revoke it under Account settings, Security, API tokens, or in the site's or repository's access tokens.",
            Reference = "https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/",
            Examples = () =>
            [
                "JIRA_API_TOKEN=" + "ATATT3xFfGF0" + ExampleText.Alphanumeric(170, 1) + "=" + ExampleText.Hex(8, 2).ToUpperInvariant(),
                "ATCTT3xFfGN0" + ExampleText.Alphanumeric(160, 3) + "=" + ExampleText.Hex(8, 4).ToUpperInvariant(),
            ],
            CounterExamples = () => ["ATATT3xFfGF0...", "ATATT" + new string('x', 180)],
        },
        new()
        {
            Id = "bitbucket-app-password",
            Title = "Bitbucket app password",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ATBB"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9])ATBB[A-Za-z0-9_.=-]{24,32}(?![A-Za-z0-9_=-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "ATBB",
            Advice = "Revoke it under Personal settings, App passwords.",
            Reference = "https://support.atlassian.com/bitbucket-cloud/docs/app-passwords/",
            Examples = () => ["https://ci:ATBB" + ExampleText.Alphanumeric(32, 6) + "@bitbucket.org/acme/shop.git"],
            CounterExamples = () => ["ATBB" + ExampleText.Alphanumeric(10, 7), "ATBB" + new string('x', 32)],
        },
        new()
        {
            Id = "bitbucket-client-secret",
            Title = "Bitbucket token or client secret",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["bitbucket"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("bitbucket", "(?-i:(?=[A-Za-z_=-]{0,63}[0-9])(?:[A-Za-z0-9_=-]{64}|[A-Za-z0-9]{32}))"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the OAuth consumer or the token in the workspace's settings.",
            Reference = "https://support.atlassian.com/bitbucket-cloud/docs/use-oauth-on-bitbucket-cloud/",
            Examples = () =>
            [
                "bitbucket_secret = " + ExampleText.LowerAlphanumeric(64, 9),
                "BITBUCKET_CLIENT_ID: " + ExampleText.LowerAlphanumeric(32, 10),
            ],
            CounterExamples = () => ["bitbucket_workspace: acme"],
        },
        PrefixedToken.Of("bitbucket-data-center-token", "Bitbucket Data Center access token", Severity.High, "BBDC-", "[A-Za-z0-9+/@_-]{40,50}",
            () => ExampleText.Base64(44, 11), "Revoke it under HTTP access tokens", "https://confluence.atlassian.com/bitbucketserver/http-access-tokens-939515499.html"),
        new()
        {
            Id = "atlassian-legacy-token",
            Title = "Jira or Confluence token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["jira", "confluence", "atlassian", "bamboo"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("jira|confluence|atlassian|bamboo", "(?-i:(?=[A-Za-z]{0,23}[0-9])[A-Za-z0-9]{24}|(?=[A-Za-z/+]{0,43}[0-9])(?=[a-z0-9/+]{0,43}[A-Z])[A-Za-z0-9+/]{44})"),
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it under Account settings, Security, API tokens (Data Center: Profile, Personal access tokens).",
            Reference = "https://confluence.atlassian.com/enterprise/using-personal-access-tokens-1026032365.html",
            Examples = () =>
            [
                "confluenceToken=" + ExampleText.LowerAlphanumeric(24, 12),
                "JIRA_API_TOKEN: " + ExampleText.Alphanumeric(24, 13),
                "JIRA_PAT=" + ExampleText.Base64(44, 14),
            ],
            CounterExamples = () => ["jira_project: SHOP", "confluence_key: " + ExampleText.Alphanumeric(30, 15)],
        },
    ];
}
