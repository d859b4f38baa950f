using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of package registries that have no prefix.</summary>
internal static class PackageLegacyRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "npm-legacy-token",
            Title = "npm access token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["npm"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("npm", AssignmentPattern.Uuid),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it with `npm token revoke`. Install with a secret mount for .npmrc.",
            Reference = "https://docs.npmjs.com/about-access-tokens",
            Examples = () => ["NPM_TOKEN=" + ExampleText.Uuid(1), "npm token - '" + ExampleText.Uuid(2) + "'"],
            CounterExamples = () => ["npm_package_version=1.2.3", "npm: " + ExampleText.Uuid(3) + "x"],
        },
        new()
        {
            Id = "registry-uuid-token",
            Title = "token of Hackage, Hex or Open VSX",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["hackage", "ovsx", "vsce_", "openvsx"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("hackage|ovsx|vsce_|openvsx", "(?-i:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|ovsxat_[A-Za-z0-9_-]{20,60})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://github.com/eclipse-openvsx/openvsx/wiki/Publishing-Extensions",
            Examples = () => ["OVSX_PAT=" + ExampleText.Uuid(4)],
            CounterExamples = () => ["ovsx_version=0.9"],
        },
        new()
        {
            Id = "hex-api-key",
            Title = "Hex API key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["HEX_API_KEY", "hex_api"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("hex_api", "(?-i:[0-9a-f]{32}|[0-9a-f]{64})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://hex.pm/docs/publish",
            Examples = () => ["HEX_API_KEY=" + ExampleText.Hex(32, 5)],
            CounterExamples = () => ["HEX_API_URL=https://hex.acme.test"],
        },
    ];
}
