using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that New Relic issues.</summary>
internal static class NewRelicRules
{
    private const string Documentation = "https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/";
    private const string Revoke = "Delete it on the API keys page";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("new-relic-user-key", "New Relic user key", Severity.High, ["NRAK-", "NRAA-", "NRRA-"], "(?:NRAK-[A-Za-z0-9]{27}|NRAA-[0-9a-f]{27}|NRRA-[0-9a-f]{42})", () => "NR" + "AK-" + ExampleText.Base32(27), Revoke, Documentation),
        PrefixedToken.Of("new-relic-insights-key", "New Relic Insights key", Severity.High, ["NRII-", "NRIQ-", "NRSP-"], "(?:NRI[IQ]-[A-Za-z0-9_-]{32}|NRSP-[a-z]{2}[0-9]{2}[0-9a-f]{31})", () => "NR" + "II-" + ExampleText.Alphanumeric(32), Revoke, Documentation),
        new()
        {
            Id = "new-relic-license-key",
            Title = "New Relic license key",
            Severity = Severity.Moderate,
            Confidence = Confidence.High,
            Literals = ["NRAL", "-NRMA"],
            Pattern = "(?<![A-Za-z0-9])(?:(?:[a-z]{2}[0-9]{2}x{1,2})?[0-9a-fA-F]{30,38}(?:FFFF)?NRAL|(?:[a-z]{2}[0-9]{2}x{1,2})?[0-9a-fA-F]{36,42}-NRMA)(?![A-Za-z0-9])",
            LeadCharacters = 48,
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = Revoke + ", and hand the new one to the container at run time.",
            Reference = Documentation,
            Examples = () => ["NEW_RELIC_LICENSE_KEY=" + ExampleText.Hex(36) + "NRAL", "license_key: eu01xx" + ExampleText.Hex(30, 2) + "NRAL", "'AA" + ExampleText.Hex(40, 3) + "-NRMA'"],
            CounterExamples = () => ["license_key: " + new string('x', 36) + "NRAL", new string('0', 36) + "NRAL", "NRAL"],
        },
        PrefixedToken.Of("pixie-api-key", "Pixie API or deploy key", Severity.High, ["px-api-", "px-dep-"], "px-(?:api|dep)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            () => "px-api-" + ExampleText.Uuid(), "Delete it with px api-key delete", "https://docs.px.dev/reference/admin/api-keys/"),
    ];
}
