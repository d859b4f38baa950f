using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that GitHub issues.</summary>
internal static class GitHubRules
{
    private const string Documentation = "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats";
    private const string Prefix = "gh";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "github-pat",
            Title = "GitHub personal access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ghp_"],
            Pattern = "ghp_[A-Za-z0-9]{36,251}",
            LeadCharacters = 0,
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.Base62Crc32,
            PublicPrefix = "ghp_",
            Advice = "Revoke it under Settings, Developer settings, Personal access tokens. In builds use the workflow's own GITHUB_TOKEN or a ContainerSecret.",
            Reference = Documentation,
            Examples = () =>
            [
                Prefix + "p_" + ExampleText.Alphanumeric(36),
                "git clone https://" + Prefix + "p_" + ExampleText.Alphanumeric(36, 2) + "@github.com/some/repo",
                "ENV GITHUB_TOKEN=" + Prefix + "p_" + ExampleText.Alphanumeric(36, 3),
            ],
            CounterExamples = () => ["ghp_" + new string('x', 36), "ghp_short", "ghp_" + ExampleText.Alphanumeric(35), "ghp_${TOKEN}"],
        },
        new()
        {
            Id = "github-fine-grained-pat",
            Title = "GitHub fine-grained personal access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["github_pat_"],
            Pattern = "github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}",
            LeadCharacters = 0,
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "github_pat_",
            Advice = "Revoke it under Settings, Developer settings, Fine-grained tokens. In builds use the workflow's own GITHUB_TOKEN or a ContainerSecret.",
            Reference = Documentation,
            Examples = () => ["token: github" + "_pat_" + ExampleText.Alphanumeric(22) + "_" + ExampleText.Alphanumeric(59, 2)],
            CounterExamples = () => ["github_pat_" + new string('0', 22) + "_" + new string('0', 59), "the prefix github_pat_ is followed by"],
        },
        new()
        {
            Id = "github-app-token",
            Title = "GitHub OAuth or app token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["gho_", "ghu_", "ghs_", "ghr_"],
            Pattern = "gh[ousr]_[A-Za-z0-9]{36,251}",
            LeadCharacters = 0,
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.Base62Crc32,
            PublicPrefix = Prefix,
            Advice = "Revoke the authorization in the app's or the account's settings, and pass the token at run time.",
            Reference = Documentation,
            Examples = () =>
            [
                "oauth_token: " + Prefix + "o_" + ExampleText.Alphanumeric(36, 4),
                Prefix + "s_" + ExampleText.Alphanumeric(36, 5),
                Prefix + "u_" + ExampleText.Alphanumeric(36, 6),
                Prefix + "r_" + ExampleText.Alphanumeric(76, 7),
            ],
            CounterExamples = () => ["gho_" + new string('a', 36), "ghs_" + ExampleText.Alphanumeric(20)],
        },
    ];
}
