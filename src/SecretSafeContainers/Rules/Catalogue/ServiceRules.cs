using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of single-product services that are called from everywhere.</summary>
internal static class ServiceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "google-api-key",
            Title = "Google API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["AIza"],
            Pattern = "(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "AIza",
            Advice = "Delete or restrict the key in the Google Cloud console. Use a service account attached to the workload instead.",
            Reference = "https://cloud.google.com/docs/authentication/api-keys",
            Examples = () => ["\"key\": \"AI" + "za" + ExampleText.Alphanumeric(35) + "\""],
            CounterExamples = () => ["AIza" + new string('x', 35), "AIza" + ExampleText.Alphanumeric(36)],
        },
        new()
        {
            Id = "pypi-token",
            Title = "PyPI API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["pypi-AgE"],
            Pattern = "pypi-AgE[A-Za-z0-9_-]{50,1000}",
            LeadCharacters = 0,
            MinEntropy = 3.5,
            PublicPrefix = "pypi-",
            Advice = "Delete the token in the account's settings. Publish with a trusted publisher instead.",
            Reference = "https://pypi.org/help/#apitoken",
            Examples = () => ["password = pypi-" + "AgEIcHlwaS5vcmc" + ExampleText.Alphanumeric(130)],
            CounterExamples = () => ["pypi-AgEIcHlwaS5vcmc...", "pypi-AgE" + new string('x', 120)],
        },
        new()
        {
            Id = "slack-token",
            Title = "Slack token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxe-", "xapp-"],
            Pattern = "(?:xox[abprse]-(?:[0-9]{8,14}-){1,3}[A-Za-z0-9-]{16,64}|xapp-[0-9]-[A-Z0-9]{8,14}-[0-9]{8,14}-[a-f0-9]{40,80})",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it with auth.revoke or on the app's page, and hand the new one to the container at run time.",
            Reference = "https://api.slack.com/concepts/token-types",
            Examples = () => ["SLACK_TOKEN=xo" + "xb-" + ExampleText.Decimal(12) + "-" + ExampleText.Decimal(12, 2) + "-" + ExampleText.Alphanumeric(24)],
            CounterExamples = () => ["xoxb-your-token-here", "xoxb-000000000000-000000000000-" + new string('x', 24)],
        },
        new()
        {
            Id = "slack-webhook",
            Title = "Slack incoming webhook",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["hooks.slack.com/"],
            Pattern = "hooks\\.slack\\.com/(?:services|workflows|triggers)/(?<secret>[A-Z0-9]{8,14}/[A-Z0-9]{8,20}/[A-Za-z0-9]{20,64})",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Remove the webhook on the app's page, and hand the new address to the container at run time.",
            Reference = "https://api.slack.com/messaging/webhooks",
            Examples = () => ["https://hooks.slack.com/services/T" + ExampleText.Decimal(9) + "/B" + ExampleText.Decimal(9, 2) + "/" + ExampleText.Alphanumeric(24)],
            CounterExamples = () => ["https://hooks.slack.com/services/T00000000/B00000000/" + new string('X', 24), "https://hooks.slack.com/services/..."],
        },
        new()
        {
            Id = "stripe-live-key",
            Title = "Stripe live key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["k_live_"],
            Pattern = "[sr]k_live_[A-Za-z0-9]{16,247}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Roll the key in the Stripe dashboard, and hand the new one to the container at run time.",
            Reference = "https://docs.stripe.com/keys",
            Examples = () => ["STRIPE_KEY=sk" + "_live_" + ExampleText.Alphanumeric(24), "rk" + "_live_" + ExampleText.Alphanumeric(99, 2)],
            CounterExamples = () => ["sk_test_" + ExampleText.Alphanumeric(24), "pk_live_" + ExampleText.Alphanumeric(24), "sk_live_" + new string('x', 24)],
        },
        new()
        {
            Id = "openai-api-key",
            Title = "OpenAI API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["T3BlbkFJ"],
            Pattern = "(?<![A-Za-z0-9])sk-(?:[a-z]{2,12}-)?[A-Za-z0-9_-]{20,100}T3BlbkFJ[A-Za-z0-9_-]{20,100}",
            MinEntropy = 3.5,
            Advice = "Revoke it on the API keys page, and hand the new one to the container at run time.",
            Reference = "https://platform.openai.com/docs/api-reference/authentication",
            Examples = () =>
            [
                "OPENAI_API_KEY=sk" + "-" + ExampleText.Alphanumeric(20) + "T3Blbk" + "FJ" + ExampleText.Alphanumeric(20, 2),
                "sk" + "-proj-" + ExampleText.Alphanumeric(74, 3) + "T3Blbk" + "FJ" + ExampleText.Alphanumeric(74, 4),
            ],
            CounterExamples = () => ["T3BlbkFJ", "sk-" + ExampleText.Alphanumeric(10) + "T3BlbkFJ" + ExampleText.Alphanumeric(20)],
        },
        new()
        {
            Id = "anthropic-api-key",
            Title = "Anthropic API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["sk-ant-"],
            Pattern = "sk-ant-[a-z]{3,6}[0-9]{2}-[A-Za-z0-9_-]{80,120}",
            MinEntropy = 3.5,
            PublicPrefix = "sk-ant-",
            Advice = "Delete it in the console, and hand the new one to the container at run time.",
            Reference = "https://docs.anthropic.com/en/api/overview#authentication",
            Examples = () => ["x-api-key: sk" + "-ant-" + "api" + ExampleText.Decimal(2, 3) + "-" + ExampleText.Alphanumeric(93) + "AA"],
            CounterExamples = () => ["sk-ant-api03-...", "sk-ant-api03-" + new string('x', 95)],
        },
    ];
}
