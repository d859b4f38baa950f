using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of services for messages and calls.</summary>
internal static class TelephonyRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        NamedToken.Of("twilio-api-key", "Twilio API key or auth token", Severity.High, ["twilio"], "(?:SK)?[0-9a-fA-F]{32}|[A-Za-z0-9]{32}",
            () => "SK" + ExampleText.Hex(32), "Revoke it under Account, API keys and tokens", "https://www.twilio.com/docs/iam/api-keys"),
        new()
        {
            Id = "twilio-basic-login",
            Title = "Twilio account with its auth token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["/2010-04-01/Accounts"],
            Pattern = "/2010-04-01/Accounts[^\x00]{0,300}?(?<![0-9A-Za-z])(?:AC|SK)[0-9a-f]{32}:(?<secret>[A-Za-z0-9]{32})(?![A-Za-z0-9])",
            LeadCharacters = 0,
            MinEntropy = 3,
            Check = SecretCheck.TokenLike,
            Advice = "Promote the secondary auth token in the Twilio console, and hand it to the container at run time.",
            Reference = "https://www.twilio.com/docs/usage/requests-to-twilio",
            Examples = () => ["curl -X POST https://api.twilio.com/2010-04-01/Accounts/AC" + ExampleText.Hex(32) + "/Messages.json -u AC" + ExampleText.Hex(32) + ":" + ExampleText.Hex(32, 2)],
            CounterExamples = () => ["https://api.twilio.com/2010-04-01/Accounts/AC" + ExampleText.Hex(32) + "/Messages.json -u AC" + ExampleText.Hex(32) + ":your_auth_token"],
        },
        NamedToken.Of("vonage-api-secret", "Vonage API secret", Severity.High, ["vonage", "nexmo"], "[A-Za-z0-9]{16}",
            () => ExampleText.Alphanumeric(16, 3), "Change it under API settings in the dashboard", "https://developer.vonage.com/en/account/secret-management"),
        NamedToken.Of("messagebird-access-key", "MessageBird access key", Severity.High, ["messagebird", "message-bird", "message_bird"], "[A-Za-z0-9]{25}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            () => ExampleText.Alphanumeric(25, 2), "Delete it under Developers, API access", "https://developers.messagebird.com/api/#authentication"),
        PrefixedToken.Of("telnyx-api-key", "Telnyx API key", Severity.High, "KEY0", "[0-9A-F]{31}_[A-Za-z0-9]{22}",
            () => ExampleText.Hex(31).ToUpperInvariant() + "_" + ExampleText.Alphanumeric(22, 2), "Delete it under API keys in the portal", "https://developers.telnyx.com/development/api-fundamentals/authentication"),
    ];
}
