using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens that open a store of secrets.</summary>
internal static class SecretManagerRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "doppler-token",
            Title = "Doppler token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["dp.pt.", "dp.st.", "dp.ct.", "dp.sa.", "dp.scim.", "dp.audit."],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9])dp\.(?:pt|ct|sa|scim|audit|st(?:\.[a-z0-9_-]{2,35})?)\.[A-Za-z0-9]{40,44}(?![A-Za-z0-9])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "dp.",
            Advice = "Revoke it in the secret manager, and change every secret that it could read.",
            Reference = "https://docs.doppler.com/reference/auth-token-formats",
            Examples = () => ["DOPPLER_TOKEN=dp.st.prd." + ExampleText.Alphanumeric(43, 1), "dp.pt." + ExampleText.Alphanumeric(43, 2), "dp.sa." + ExampleText.Alphanumeric(44, 3)],
            CounterExamples = () => ["dp.pt.xxxx", "dp.st.dev." + new string('x', 40)],
        },
        new()
        {
            Id = "infisical-token",
            Title = "Infisical service token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["st."],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9_.])st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it in the secret manager, and change every secret that it could read.",
            Reference = "https://infisical.com/docs/documentation/platform/token",
            Examples = () => ["INFISICAL_TOKEN=st." + ExampleText.Hex(24, 5) + "." + ExampleText.Hex(32, 6) + "." + ExampleText.Hex(32, 7)],
            CounterExamples = () => ["st." + ExampleText.Hex(24, 8), "list." + ExampleText.Hex(24, 9) + "." + ExampleText.Hex(32, 10) + "." + ExampleText.Hex(32, 11)],
        },
        new()
        {
            Id = "onepassword-secret-key",
            Title = "1Password secret key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["A3-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![A-Za-z0-9_-])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "A3-",
            Advice = "Revoke it in the secret manager, and change every secret that it could read.",
            Reference = "https://support.1password.com/secret-key-security/",
            Examples = () =>
            [
                "secret key A3-" + ExampleText.Base32(6, 12) + "-" + ExampleText.Base32(6, 13) + "-" + ExampleText.Base32(5, 14) + "-" + ExampleText.Base32(5, 15) + "-" + ExampleText.Base32(5, 16) + "-" + ExampleText.Base32(5, 17),
                "A3-" + ExampleText.Base32(6, 18) + "-" + ExampleText.Base32(11, 19) + "-" + ExampleText.Base32(5, 20) + "-" + ExampleText.Base32(5, 21) + "-" + ExampleText.Base32(5, 22),
            ],
            CounterExamples = () => ["A3-" + ExampleText.Base32(6, 23) + "-" + ExampleText.Base32(6, 24), "A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX"],
        },
        new()
        {
            Id = "onepassword-service-account-token",
            Title = "1Password service account token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ops_eyJ"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])ops_eyJ[A-Za-z0-9+/_-]{200,1000}={0,2}",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "ops_",
            Advice = "Revoke it in the secret manager, and change every secret that it could read.",
            Reference = "https://developer.1password.com/docs/service-accounts/",
            Examples = () => ["OP_SERVICE_ACCOUNT_TOKEN=ops_eyJ" + ExampleText.Alphanumeric(600, 25)],
            CounterExamples = () => ["ops_eyJ...", "ops_eyJ" + new string('x', 300)],
        },
        new()
        {
            Id = "age-secret-key",
            Title = "age secret key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AGE-SECRET-KEY-"],
            LeadCharacters = 0,
            Pattern = "AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}",
            MinEntropy = 3.5,
            Check = SecretCheck.None,
            PublicPrefix = "AGE-SECRET-KEY-1",
            Advice = "Make a new key with age-keygen, and encrypt anew what it protects.",
            Reference = "https://github.com/C2SP/C2SP/blob/main/age.md",
            Examples = () => ["AGE-SECRET-" + "KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE"],
            CounterExamples = () => ["AGE-SECRET-KEY-1..."],
        },
    ];
}
