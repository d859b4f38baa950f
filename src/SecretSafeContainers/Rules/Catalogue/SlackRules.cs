using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Slack issues.</summary>
internal static class SlackRules
{
    private const string TokenTypes = "https://docs.slack.dev/authentication/tokens/";
    private const string Advice = "Revoke it with auth.revoke or on the app's page, and hand the new one to the container at run time.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "slack-token",
            Title = "Slack token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-", "xoxo-", "xoxc-", "xoxe-", "xapp-"],
            Pattern = @"(?<![A-Za-z0-9])(?:xox[abceoprs]-(?:[0-9]{5,16}-){1,4}(?=[0-9]{0,60}[A-Za-z])[A-Za-z0-9]{8,72}(?!-)|xox[ar]-(?:[0-9]-)?(?=[a-z]{0,11}[0-9])[A-Za-z0-9]{8,48}"
                + "|xapp-(?:[0-9]-[A-Z0-9]{8,14}-[0-9]{8,16}-[A-Za-z0-9]{40,80}|[0-9]{8,16}-[A-Za-z0-9/+]{24}))(?![A-Za-z0-9])",
            LeadCharacters = 0,
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = Advice,
            Reference = TokenTypes,
            Examples = () =>
            [
                "SLACK_TOKEN=xo" + "xb-" + ExampleText.Decimal(12) + "-" + ExampleText.Decimal(12, 2) + "-" + ExampleText.Alphanumeric(24),
                "xo" + "xb-" + ExampleText.Decimal(11, 3) + "-" + ExampleText.Alphanumeric(24, 3),
                "xo" + "xp-" + ExampleText.Decimal(10) + "-" + ExampleText.Decimal(10, 2) + "-" + ExampleText.Decimal(11, 3) + "-" + ExampleText.Hex(32),
                "xo" + "xa-2-" + ExampleText.LowerAlphanumeric(12, 4),
                "xap" + "p-1-A" + ExampleText.Base32(10) + "-" + ExampleText.Decimal(13) + "-" + ExampleText.Hex(64),
            ],
            CounterExamples = () =>
            [
                "xoxb-your-token-here", "xoxb-000000000000-000000000000-" + new string('x', 24), "xoxp-1234567890", "xoxb-12345-abcd234", "XOxE-RROAmw", "xoxa-nyc/xoxa-nyc.github.io",
                "xoxb-" + ExampleText.Decimal(12) + "-" + new string('#', 20),
            ],
        },
        new()
        {
            Id = "slack-configuration-token",
            Title = "Slack app configuration token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["xoxe.xox", "xoxe-1-", "xoxd-"],
            Pattern = "(?<![A-Za-z0-9])(?:xoxe(?:\\.xox[bp])?-1-[A-Za-z0-9+/=_-]{100,250}|xoxd-[A-Za-z0-9%+/]{60,250}={0,2})",
            LeadCharacters = 0,
            MinEntropy = 3.5,
            Check = SecretCheck.TokenLike,
            PublicPrefix = "xox",
            Advice = Advice,
            Reference = "https://docs.slack.dev/app-manifests/configuring-apps-with-app-manifests/",
            Examples = () => ["xo" + "xe.xoxp-1-" + ExampleText.Alphanumeric(160), "refresh_token: xo" + "xe-1-" + ExampleText.Alphanumeric(146, 2), "Cookie: d=xo" + "xd-" + ExampleText.Alphanumeric(120, 3)],
            CounterExamples = () => ["xoxe.xoxp-1-initial", "xoxe-1-" + new string('x', 120), "xoxe.xoxp-1-" + ExampleText.Alphanumeric(60)],
        },
        new()
        {
            Id = "slack-webhook",
            Title = "Slack incoming webhook",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["hooks.slack.com/", "hooks.slack-gov.com/"],
            Pattern = "hooks\\.slack(?:-gov)?\\.com/(?:services|workflows|triggers)/(?<secret>[A-Z0-9]{8,14}/[A-Z0-9]{8,20}/(?:[0-9]{6,20}/)?[A-Za-z0-9]{20,64}|[A-Z0-9]{8,14}/[0-9]{8,20}/[0-9a-f]{32}|[A-Za-z0-9]{43,58})(?![A-Za-z0-9])",
            LeadCharacters = 0,
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Remove the webhook on the app's page, and hand the new address to the container at run time.",
            Reference = "https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/",
            Examples = () =>
            [
                "https://hooks.slack.com/services/T" + ExampleText.Decimal(9) + "/B" + ExampleText.Decimal(9, 2) + "/" + ExampleText.Alphanumeric(24),
                "https://hooks.slack.com/workflows/T" + ExampleText.Decimal(9) + "/A" + ExampleText.Decimal(9, 2) + "/" + ExampleText.Decimal(18, 3) + "/" + ExampleText.Alphanumeric(24, 2),
                "https://hooks.slack.com/triggers/T" + ExampleText.Decimal(9) + "/" + ExampleText.Decimal(13, 2) + "/" + ExampleText.Hex(32),
            ],
            CounterExamples = () => ["https://hooks.slack.com/services/T00000000/B00000000/" + new string('X', 24), "https://hooks.slack.com/services/..."],
        },
    ];
}
