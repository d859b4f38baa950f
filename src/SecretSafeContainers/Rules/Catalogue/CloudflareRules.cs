using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Cloudflare issues.</summary>
internal static class CloudflareRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "cloudflare-token",
            Title = "Cloudflare API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["cfut_", "cfat_", "cfk_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])cf(?:ut|at|k)_[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.HexCrc32,
            PublicPrefix = "cf",
            Advice = "Roll it under My profile or Manage account, API tokens. Scope tokens to what the workload needs.",
            Reference = "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats/",
            Examples = () =>
            [
                "CLOUDFLARE_API_TOKEN=cfut_" + ExampleText.Alphanumeric(40, 1) + ExampleText.Hex(8, 2),
                "cfk_" + ExampleText.Alphanumeric(40, 3) + ExampleText.Hex(8, 4),
            ],
            CounterExamples = () => ["cfut_" + ExampleText.Alphanumeric(20, 5), "cfat_" + new string('x', 40) + "xxxxxxxx"],
        },
        new()
        {
            Id = "cloudflare-origin-ca-key",
            Title = "Cloudflare origin CA key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["v1.0-"],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9])v1\.0-[0-9a-z]{24}-[0-9a-z]{146}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "v1.0-",
            Advice = "Roll it under My profile or Manage account, API tokens. Scope tokens to what the workload needs.",
            Reference = "https://developers.cloudflare.com/fundamentals/api/get-started/ca-keys/",
            Examples = () => ["X-Auth-User-Service-Key: v1.0-" + ExampleText.Hex(24, 7) + "-" + ExampleText.Hex(146, 8)],
            CounterExamples = () => ["v1.0-" + ExampleText.Hex(24, 9), "v1.0-beta"],
        },
        new()
        {
            Id = "cloudflare-legacy-key",
            Title = "Cloudflare API key or token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["cloudflare", "CF_API", "CF_TOKEN", "CF_KEY", "x-auth-key"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("cloudflare|cf_api|cf_token|cf_key|x-auth-key", "(?-i:[0-9a-f]{37}|(?=[A-Za-z_-]{0,39}[0-9])[A-Za-z0-9_-]{40})"),
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Roll it under My profile or Manage account, API tokens. Scope tokens to what the workload needs.",
            Reference = "https://developers.cloudflare.com/fundamentals/api/get-started/create-token/",
            Examples = () =>
            [
                "CLOUDFLARE_API_KEY=" + ExampleText.Hex(37, 10),
                "cloudflare_token: \"" + ExampleText.Alphanumeric(40, 11) + "\"",
                "X-Auth-Key: " + ExampleText.Hex(37, 12),
            ],
            CounterExamples = () => ["cloudflare_zone: " + ExampleText.Hex(32, 13), "cloudflare_token: ${CF_TOKEN}", "cloudflare_token: " + ExampleText.Hex(39, 14)],
        },
    ];
}
