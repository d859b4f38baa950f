using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Heroku issues.</summary>
internal static class HerokuRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "heroku-api-token",
            Title = "Heroku API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["HRKU-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])HRKU-[A-Za-z0-9_-]{36,64}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.None,
            PublicPrefix = "HRKU-",
            Advice = "Revoke it with `heroku authorizations:revoke`, or regenerate the key under Account settings.",
            Reference = "https://devcenter.heroku.com/articles/platform-api-quickstart",
            Examples = () => ["HEROKU_API_KEY=HRKU-AA" + ExampleText.Alphanumeric(58, 1), "HRKU-" + ExampleText.Uuid(2)],
            CounterExamples = () => ["HRKU-" + ExampleText.Alphanumeric(20, 3), "HRKU-" + new string('x', 60)],
        },
        new()
        {
            Id = "heroku-api-key",
            Title = "Heroku API key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["heroku"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("heroku", AssignmentPattern.Uuid),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it with `heroku authorizations:revoke`, or regenerate the key under Account settings.",
            Reference = "https://devcenter.heroku.com/articles/authentication",
            Examples = () => ["heroku_api_key = \"" + ExampleText.Uuid(5) + "\""],
            CounterExamples = () => ["heroku_app_id = " + ExampleText.Uuid(6), "heroku_key=11111111-1111-1111-1111-111111111111"],
        },
    ];
}
