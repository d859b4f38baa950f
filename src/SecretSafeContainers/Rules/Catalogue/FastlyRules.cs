using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Fastly issues.</summary>
internal static class FastlyRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "fastly-token",
            Title = "Fastly API token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["fastly"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("fastly", "(?-i:(?=[A-Za-z_=-]{0,31}[0-9])[A-Za-z0-9_=-]{32})"),
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it under Account, Personal API tokens.",
            Reference = "https://www.fastly.com/documentation/guides/account-info/user-and-account-management/using-api-tokens/",
            Examples = () => ["FASTLY_API_KEY=" + ExampleText.Alphanumeric(32, 1), "Fastly-Key: " + ExampleText.Alphanumeric(31, 2) + "-"],
            CounterExamples = () => ["fastly_service_id = " + ExampleText.Alphanumeric(22, 3), "fastly_key = FASTLY_API_KEY_ENVIRONMENT_NAMES"],
        },
    ];
}
