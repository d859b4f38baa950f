using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that DigitalOcean issues.</summary>
internal static class DigitalOceanRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "digitalocean-token",
            Title = "DigitalOcean token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["doo_v1_", "dop_v1_", "dor_v1_"],
            LeadCharacters = 0,
            Pattern = "do[opr]_v1_[a-f0-9]{64}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "do",
            Advice = "Delete it under API, Tokens, or with the application that was authorized.",
            Reference = "https://docs.digitalocean.com/reference/api/create-personal-access-token/",
            Examples = () => ["DIGITALOCEAN_TOKEN=dop_v1_" + ExampleText.Hex(64, 1), "doo_v1_" + ExampleText.Hex(64, 2)],
            CounterExamples = () => ["dop_v1_" + ExampleText.Hex(20, 3), "dop_v1_" + new string('x', 64)],
        },
        new()
        {
            Id = "digitalocean-spaces-key",
            Title = "DigitalOcean Spaces secret key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["digitalocean", "digital_ocean", "do_spaces", "spaces_secret"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("digital_?ocean|do_spaces|spaces_secret", "(?-i:(?=[a-z0-9/+]{0,42}[A-Z])(?=[A-Za-z/+]{0,42}[0-9])[A-Za-z0-9/+]{43}|[0-9a-f]{64})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the key under API, Spaces keys.",
            Reference = "https://docs.digitalocean.com/products/spaces/how-to/manage-access/",
            Examples = () => ["DO_SPACES_SECRET=" + ExampleText.Base64(43, 5)],
            CounterExamples = () => ["do_spaces_region=fra1"],
        },
    ];
}
