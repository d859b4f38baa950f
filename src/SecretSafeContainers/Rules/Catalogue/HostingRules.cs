using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of cloud hosters that have no prefix of their own, or a short one.</summary>
internal static class HostingRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "linode-token",
            Title = "Linode API token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["linode"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("linode", "[0-9a-f]{64}"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token in the provider's control panel, and hand a new one to the build or the container at run time.",
            Reference = "https://techdocs.akamai.com/linode-api/reference/get-started",
            Examples = () => ["LINODE_TOKEN=" + ExampleText.Hex(64, 1)],
            CounterExamples = () => ["linode_region: eu-west", "linode_hash: sha256:" + ExampleText.Hex(64, 2) + "x"],
        },
        new()
        {
            Id = "scaleway-access-key",
            Title = "Scaleway access key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["SCW"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_/+])SCW[A-Z0-9]{17}(?![A-Za-z0-9_/+=])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "SCW",
            Advice = "Delete the token in the provider's control panel, and hand a new one to the build or the container at run time.",
            Reference = "https://www.scaleway.com/en/docs/iam/concepts/#api-key",
            Examples = () => ["access_key: SCW" + ExampleText.Base32(17, 3)],
            CounterExamples = () => ["SCW" + ExampleText.Base32(10, 4), "SCWXXXXXXXXXXXXXXXXX"],
        },
        new()
        {
            Id = "scaleway-secret-key",
            Title = "Scaleway secret key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["scaleway", "scw_"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("scaleway|scw_", "[0-9a-z]{8}-(?:[0-9a-z]{4}-){3}[0-9a-z]{12}"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token in the provider's control panel, and hand a new one to the build or the container at run time.",
            Reference = "https://www.scaleway.com/en/docs/iam/concepts/#api-key",
            Examples = () => ["SCW_SECRET_KEY=" + ExampleText.Uuid(5), "scaleway_token: \"" + ExampleText.Uuid(6) + "\""],
            CounterExamples = () => ["scw_secret_key: 11111111-1111-1111-1111-111111111111", "scaleway_zone: fr-par-1"],
        },
        new()
        {
            Id = "hetzner-token",
            Title = "Hetzner Cloud API token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["hetzner", "hcloud"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("hetzner|hcloud", "(?-i:(?=[A-Za-z]{0,63}[0-9])[A-Za-z0-9]{64})"),
            MinEntropy = 3.8,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token in the provider's control panel, and hand a new one to the build or the container at run time.",
            Reference = "https://docs.hetzner.com/cloud/api/getting-started/generating-api-token/",
            Examples = () => ["HCLOUD_TOKEN=" + ExampleText.Alphanumeric(64, 7)],
            CounterExamples = () => ["hcloud_server: fsn1"],
        },
        new()
        {
            Id = "vultr-api-key",
            Title = "Vultr API key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["vultr"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("vultr", "(?-i:(?=[A-Z]{0,35}[0-9])[A-Z0-9]{36})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token in the provider's control panel, and hand a new one to the build or the container at run time.",
            Reference = "https://docs.vultr.com/platform/other/api/regenerate-vultr-api-key",
            Examples = () => ["VULTR_API_KEY=" + ExampleText.Base32(36, 8)],
            CounterExamples = () => ["vultr_region=ams"],
        },
        new()
        {
            Id = "ovh-secret",
            Title = "OVHcloud application secret",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["ovh"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("(?<![a-z])ovh", "(?-i:(?=[A-Za-z]{0,31}[0-9])[A-Za-z0-9]{32})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token in the provider's control panel, and hand a new one to the build or the container at run time.",
            Reference = "https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api",
            Examples = () => ["OVH_CONSUMER_KEY=" + ExampleText.Alphanumeric(32, 9)],
            CounterExamples = () => ["ovh_endpoint=ovh-eu"],
        },
    ];
}
