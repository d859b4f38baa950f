using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that open networks and tunnels.</summary>
internal static class NetworkAccessRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "defined-networking-token",
            Title = "Defined Networking API token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["dnkey-"],
            LeadCharacters = 0,
            Pattern = "dnkey-[A-Za-z0-9=_-]{26}-[A-Za-z0-9=_-]{52}(?![A-Za-z0-9=_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "dnkey-",
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://docs.defined.net/guides/automating-host-creation/",
            Examples = () => ["DN_TOKEN=dnkey-" + ExampleText.Alphanumeric(26, 1) + "-" + ExampleText.Alphanumeric(52, 2)],
            CounterExamples = () => ["dnkey-short"],
        },
        new()
        {
            Id = "authress-access-key",
            Title = "Authress service client access key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sc_", "ext_", "scauth_", "authress_"],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9_])(?:sc|ext|scauth|authress)_[A-Za-z0-9]{5,30}\.[A-Za-z0-9]{4,6}\.(?:acc[_-][A-Za-z0-9-]{10,32})\.[A-Za-z0-9+/_=-]{30,120}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the account's settings, and hand a new one to the build as a ContainerSecret.",
            Reference = "https://authress.io/knowledge-base/docs/authorization/service-clients/secrets-scanning",
            Examples = () =>
            [
                "sc_" + ExampleText.LowerAlphanumeric(20, 3) + "." + ExampleText.LowerAlphanumeric(4, 4) + ".acc-" + ExampleText.LowerAlphanumeric(20, 5) + "." + ExampleText.Alphanumeric(80, 6),
            ],
            CounterExamples = () => ["sc_" + ExampleText.LowerAlphanumeric(20, 7), "sc_short.acc.x"],
        },
        new()
        {
            Id = "tailscale-key",
            Title = "Tailscale key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["tskey-"],
            LeadCharacters = 0,
            Pattern = "tskey-(?:auth|api|client|scim|webhook)-[A-Za-z0-9]{8,20}(?:CNTRL)?-[A-Za-z0-9]{20,40}(?![A-Za-z0-9])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "tskey-",
            Advice = "Revoke it in the admin console, Settings, Keys. Use an OAuth client or workload identity.",
            Reference = "https://tailscale.com/kb/1085/auth-keys",
            Examples = () => ["TS_AUTHKEY=tskey-auth-" + ExampleText.Alphanumeric(11, 8) + "CNTRL-" + ExampleText.Alphanumeric(32, 9)],
            CounterExamples = () => ["tskey-auth-xxxx", "tskey-auth-<key>"],
        },
        new()
        {
            Id = "ngrok-authtoken",
            Title = "ngrok authtoken or API key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["ngrok"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("ngrok", "(?-i:[12][A-Za-z0-9]{22,26}_[A-Za-z0-9]{18,24})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Reset it in the dashboard, under Your authtoken or API keys.",
            Reference = "https://ngrok.com/docs/agent/#authtokens",
            Examples = () =>
            [
                "NGROK_AUTHTOKEN=2" + ExampleText.Alphanumeric(26, 10) + "_" + ExampleText.Alphanumeric(21, 11),
                "ngrok config add-authtoken: 2" + ExampleText.Alphanumeric(26, 12) + "_" + ExampleText.Alphanumeric(21, 13),
            ],
            CounterExamples = () => ["ngrok http 8080", "ngrok_token=${T}"],
        },
    ];
}
