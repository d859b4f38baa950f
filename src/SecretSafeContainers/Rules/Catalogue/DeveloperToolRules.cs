using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of tools that developers use.</summary>
internal static class DeveloperToolRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "launchdarkly-key",
            Title = "LaunchDarkly key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["api-", "sdk-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_.-])(?:api|sdk)-(?=[a-z-]{0,35}[0-9])[a-z0-9]{8}-(?:[a-z0-9]{4}-){3}[a-z0-9]{12}(?![A-Za-z0-9_-])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://launchdarkly.com/docs/home/account/api",
            Examples = () => ["LAUNCHDARKLY_SDK_KEY=sdk-" + ExampleText.Uuid(1)],
            CounterExamples = () => ["api-version-2023", "sdk-" + ExampleText.Hex(30, 2)],
        },
        new()
        {
            Id = "launchdarkly-legacy-token",
            Title = "LaunchDarkly access token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["launchdarkly"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("launchdarkly", "(?-i:(?=[a-z_=-]{0,39}[0-9])[a-z0-9_=-]{40})"),
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://launchdarkly.com/docs/home/account/api",
            Examples = () => ["launchdarkly_token = \"" + ExampleText.LowerAlphanumeric(40, 3) + "\""],
            CounterExamples = () => ["launchdarkly_project: acme"],
        },
        new()
        {
            Id = "postman-api-key",
            Title = "Postman API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["PMAK-", "PMAT-"],
            LeadCharacters = 0,
            Pattern = "(?:PMAK-[0-9a-fA-F]{24}-[0-9a-fA-F]{34}|PMAT-[A-Z0-9]{26})(?![0-9A-Za-z])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "PMA",
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://learning.postman.com/docs/developer/postman-api/authentication/",
            Examples = () => ["X-API-Key: PMAK-" + ExampleText.Hex(24, 4) + "-" + ExampleText.Hex(34, 5)],
            CounterExamples = () => ["PMAK-" + ExampleText.Hex(24, 6), "PMAK-" + new string('x', 24) + "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"],
        },
        new()
        {
            Id = "settlemint-token",
            Title = "SettleMint access token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sm_pat_", "sm_aat_", "sm_sat_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9])sm_(?:pat|aat|sat)_[A-Za-z0-9]{16}(?![A-Za-z0-9])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sm_",
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://console.settlemint.com/documentation/building-with-settlemint/application-access-tokens",
            Examples = () => ["SETTLEMINT_ACCESS_TOKEN=sm_pat_" + ExampleText.Alphanumeric(16, 8)],
            CounterExamples = () => ["sm_pat_short", "sm_pat_" + new string('x', 16)],
        },
        new()
        {
            Id = "sidekiq-credential",
            Title = "Sidekiq Pro or Enterprise credential",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["CONTRIBSYS__COM"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("contribsys__com", "(?-i:[0-9a-f]{8}:[0-9a-f]{8})"),
            MinEntropy = 2,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
            Examples = () => ["BUNDLE_ENTERPRISE__CONTRIBSYS__COM=" + ExampleText.Hex(8, 10) + ":" + ExampleText.Hex(8, 11)],
            CounterExamples = () => ["BUNDLE_GEMS__CONTRIBSYS__COM=${CREDENTIAL}"],
        },
        new()
        {
            Id = "sidekiq-url",
            Title = "Sidekiq Pro or Enterprise credential in an address",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [".contribsys.com"],
            LeadCharacters = 40,
            Pattern = @"://(?<secret>[0-9a-f]{8}:[0-9a-f]{8})@(?:gems|enterprise)\.contribsys\.com",
            MinEntropy = 2,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ",
            Examples = () => ["source \"https://" + ExampleText.Hex(8, 12) + ":" + ExampleText.Hex(8, 13) + "@gems.contribsys.com/\""],
            CounterExamples = () => ["https://gems.contribsys.com/"],
        },
        new()
        {
            Id = "gitea-token",
            Title = "Gitea, Forgejo or Gogs access token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["gitea", "forgejo", "gogs", "codeberg"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("gitea|forgejo|gogs|codeberg", "(?-i:[0-9a-f]{40})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://docs.gitea.com/development/api-usage",
            Examples = () => ["GITEA_TOKEN=" + ExampleText.Hex(40, 14)],
            CounterExamples = () => ["gitea_version: 1.22", "gitea_sha: " + ExampleText.Hex(64, 15)],
        },
    ];
}
