using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Grafana and Sentry issue.</summary>
internal static class GrafanaSentryRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "grafana-service-account-token",
            Title = "Grafana service account token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["glsa_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "glsa_",
            Advice = "Delete it under Administration, Service accounts.",
            Reference = "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
            Examples = () => ["GRAFANA_TOKEN=glsa_" + ExampleText.Alphanumeric(32, 1) + "_" + ExampleText.Hex(8, 2)],
            CounterExamples = () => ["glsa_" + ExampleText.Alphanumeric(10, 3), "glsa_" + new string('x', 32) + "_00000000"],
        },
        new()
        {
            Id = "grafana-cloud-token",
            Title = "Grafana Cloud access policy token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["glc_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])glc_[A-Za-z0-9+/]{32,400}={0,3}(?![A-Za-z0-9+/_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "glc_",
            Advice = "Delete it in the Cloud portal, Access policies.",
            Reference = "https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/",
            Examples = () => ["GRAFANA_CLOUD_TOKEN=glc_" + ExampleText.Alphanumeric(120, 5) + "=="],
            CounterExamples = () => ["glc_color_map", "glc_" + new string('x', 40)],
        },
        new()
        {
            Id = "grafana-api-key",
            Title = "Grafana API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["eyJrIjoi"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9+/_-])eyJrIjoi[A-Za-z0-9+/]{70,400}={0,3}(?![A-Za-z0-9+/_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "eyJrIjoi",
            Advice = "Delete it under Administration, API keys, and use a service account.",
            Reference = "https://grafana.com/docs/grafana/latest/administration/service-accounts/migrate-api-keys/",
            Examples = () => ["Authorization: Bearer eyJrIjoi" + ExampleText.Alphanumeric(100, 7) + "=="],
            CounterExamples = () => ["eyJrIjoi...", "eyJrIjoi" + new string('x', 80)],
        },
        new()
        {
            Id = "sentry-org-token",
            Title = "Sentry organization token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sntrys_eyJ"],
            LeadCharacters = 0,
            Pattern = "sntrys_eyJ[A-Za-z0-9+/_=-]{80,600}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sntrys_",
            Advice = "Revoke it under Organization settings, Auth tokens.",
            Reference = "https://docs.sentry.io/account/auth-tokens/",
            Examples = () => ["SENTRY_AUTH_TOKEN=sntrys_eyJ" + ExampleText.Alphanumeric(120, 9) + "==_" + ExampleText.Alphanumeric(43, 10)],
            CounterExamples = () => ["sntrys_eyJ...", "sntrys_eyJ" + new string('x', 100)],
        },
        new()
        {
            Id = "sentry-user-token",
            Title = "Sentry user token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sntryu_", "sntrya_", "sntryi_"],
            LeadCharacters = 0,
            Pattern = "sntry[uai]_[0-9a-f]{64}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sntry",
            Advice = "Revoke it under User settings, Auth tokens.",
            Reference = "https://docs.sentry.io/account/auth-tokens/",
            Examples = () => ["SENTRY_AUTH_TOKEN=sntryu_" + ExampleText.Hex(64, 12)],
            CounterExamples = () => ["sntryu_" + ExampleText.Hex(20, 13), "sntryu_" + new string('x', 64)],
        },
        new()
        {
            Id = "sentry-legacy-token",
            Title = "Sentry auth token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["sentry"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("sentry", "(?-i:[0-9a-f]{64})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it under User settings, Auth tokens.",
            Reference = "https://docs.sentry.io/account/auth-tokens/",
            Examples = () => ["SENTRY_AUTH_TOKEN=" + ExampleText.Hex(64, 15)],
            CounterExamples = () => ["SENTRY_DSN=https://" + ExampleText.Hex(32, 16) + "@o1.ingest.sentry.io/1", "sentry_release=" + ExampleText.Hex(40, 17)],
        },
    ];
}
