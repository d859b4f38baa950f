using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of companies' own and hosted package feeds.</summary>
internal static class PackageHostingRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "packagist-token",
            Title = "Private Packagist token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["packagist_"],
            LeadCharacters = 0,
            Pattern = "packagist_(?:o[ru]t|u[ru]t|oat|uat|tct)_[0-9a-f]{60,80}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "packagist_",
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://packagist.com/docs/composer-authentication",
            Examples = () => ["packagist_out_" + ExampleText.Hex(68, 1)],
            CounterExamples = () => ["packagist_url", "packagist_out_" + new string('x', 68)],
        },
        new()
        {
            Id = "conda-token",
            Title = "Anaconda repository token in an address",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [".anaconda.org/t/", ".anaconda.cloud/t/", "/conda/t/", "repo.anaconda"],
            Pattern = """/t/(?<secret>[a-z]{2}-[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[a-f0-9]{20,64})(?=[/\s"\'])""",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://docs.anaconda.com/anacondaorg/user-guide/work-with-accounts/",
            Examples = () => ["https://conda.anaconda.org/t/ab-" + ExampleText.Uuid(3) + "/acme"],
            CounterExamples = () => ["https://conda.anaconda.org/t/<TOKEN>/acme"],
        },
        new()
        {
            Id = "cloudsmith-key",
            Title = "Cloudsmith entitlement token in an address",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [".cloudsmith.io/"],
            LeadCharacters = 0,
            Pattern = @"\.cloudsmith\.io/(?<secret>(?=[A-Za-z]{0,15}[0-9])[A-Za-z0-9]{16})/",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://help.cloudsmith.io/docs/entitlements",
            Examples = () => ["https://dl.cloudsmith.io/" + ExampleText.Alphanumeric(15, 4) + "7/acme/shop/python/simple/"],
            CounterExamples = () => ["https://dl.cloudsmith.io/public/acme/shop/python/simple/"],
        },
        new()
        {
            Id = "cloudsmith-api-key",
            Title = "Cloudsmith API key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["cloudsmith"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("cloudsmith", "(?-i:[0-9a-f]{40})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://help.cloudsmith.io/docs/api-key",
            Examples = () => ["CLOUDSMITH_API_KEY=" + ExampleText.Hex(40, 5)],
            CounterExamples = () => ["cloudsmith_repository: acme/shop"],
        },
        new()
        {
            Id = "packagecloud-token",
            Title = "packagecloud token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["packagecloud"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("packagecloud", "(?-i:[0-9a-f]{48})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://packagecloud.io/docs#api_tokens",
            Examples = () => ["PACKAGECLOUD_TOKEN=" + ExampleText.Hex(48, 6)],
            CounterExamples = () => ["packagecloud_repo: acme/shop"],
        },
        new()
        {
            Id = "sonatype-token",
            Title = "Sonatype Central user token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["sonatype", "ossrh", "maven_central", "mavencentral"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("sonatype|ossrh|maven_?central", "(?-i:(?=[A-Za-z+/]{0,43}[0-9])[A-Za-z0-9+/]{44}|(?=[A-Za-z]{0,35}[0-9])[A-Za-z0-9]{36})"),
            MinEntropy = 3.6,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://central.sonatype.org/publish/generate-portal-token/",
            Examples = () => ["SONATYPE_PASSWORD=" + ExampleText.Base64(44, 7), "ossrhPassword=" + ExampleText.Alphanumeric(36, 8)],
            CounterExamples = () => ["sonatype_url=https://acme.test"],
        },
    ];
}
