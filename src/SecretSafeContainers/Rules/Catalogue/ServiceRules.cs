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
    ];
}
