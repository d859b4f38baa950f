using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of services that deploy.</summary>
internal static class DeploymentServiceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "octopus-api-key",
            Title = "Octopus Deploy API key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["API-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_/-])API-(?=[A-Z]{0,30}[0-9])[A-Z0-9]{25,32}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "API-",
            Advice = "Revoke it in the service's settings, and use a short-lived token of the job (OIDC) or a ContainerSecret.",
            Reference = "https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key",
            Examples = () => ["octo push --apiKey API-" + ExampleText.Base32(26, 1)],
            CounterExamples = () => ["API-REFERENCE-DOCUMENTATION", "API-" + new string('x', 26), "API-ABCDEFGHIJKLMNOPQRSTUVWXYZ1"],
        },
        new()
        {
            Id = "pulumi-token",
            Title = "Pulumi access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["pul-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])pul-[0-9a-f]{40}(?![A-Za-z0-9_-])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "pul-",
            Advice = "Revoke it in the service's settings, and use a short-lived token of the job (OIDC) or a ContainerSecret.",
            Reference = "https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/",
            Examples = () => ["PULUMI_ACCESS_TOKEN=pul-" + ExampleText.Hex(40, 3)],
            CounterExamples = () => ["pul-" + ExampleText.Hex(20, 4), "xpul-" + ExampleText.Hex(40, 5)],
        },
        new()
        {
            Id = "harness-token",
            Title = "Harness API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["pat.", "sat."],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9_.])[ps]at\.[A-Za-z0-9_-]{22}\.[0-9a-z]{24}\.[A-Za-z0-9]{20}(?![A-Za-z0-9])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the service's settings, and use a short-lived token of the job (OIDC) or a ContainerSecret.",
            Reference = "https://developer.harness.io/docs/platform/automation/api/add-and-manage-api-keys/",
            Examples = () => ["x-api-key: pat." + ExampleText.Alphanumeric(22, 6) + "." + ExampleText.Hex(24, 7) + "." + ExampleText.Alphanumeric(20, 8)],
            CounterExamples = () => ["pat." + ExampleText.Alphanumeric(22, 9), "pat.xxx.yyy.zzz"],
        },
        new()
        {
            Id = "infracost-api-key",
            Title = "Infracost API key",
            Severity = Severity.Moderate,
            Confidence = Confidence.High,
            Literals = ["ico-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_.-])ico-[A-Za-z0-9]{32}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "ico-",
            Advice = "Revoke it in the service's settings, and use a short-lived token of the job (OIDC) or a ContainerSecret.",
            Reference = "https://www.infracost.io/docs/",
            Examples = () => ["INFRACOST_API_KEY=ico-" + ExampleText.Alphanumeric(32, 10)],
            CounterExamples = () => ["ico-arrow-left", "ico-" + new string('x', 32)],
        },
        new()
        {
            Id = "prefect-api-key",
            Title = "Prefect API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["pnu_", "pnb_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])pn[ub]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "pn",
            Advice = "Revoke it in the service's settings, and use a short-lived token of the job (OIDC) or a ContainerSecret.",
            Reference = "https://docs.prefect.io/v3/manage/cloud/manage-users/api-keys",
            Examples = () => ["PREFECT_API_KEY=pnu_" + ExampleText.Alphanumeric(36, 12)],
            CounterExamples = () => ["pnu_" + ExampleText.Alphanumeric(10, 13), "pnu_" + new string('x', 36)],
        },
    ];
}
