using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of HashiCorp Vault, Consul, Nomad, Vagrant and of Scalr.</summary>
internal static class HashiCorpRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "vault-token",
            Title = "HashiCorp Vault token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["hvs.", "hvb.", "hvr."],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9_.])hv[sbr]\.[A-Za-z0-9_-]{20,900}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "hv",
            Advice = "Revoke it with `vault token revoke`. Sign in with the workload's own identity (Kubernetes, cloud or JWT authentication).",
            Reference = "https://developer.hashicorp.com/vault/docs/concepts/tokens#token-prefixes",
            Examples = () =>
            [
                "VAULT_TOKEN=hvs." + ExampleText.Alphanumeric(91, 1),
                "hvb." + ExampleText.Alphanumeric(150, 2),
                "X-Vault-Token: hvs." + ExampleText.Alphanumeric(24, 3),
            ],
            CounterExamples = () => ["hvs.short", "hvs." + new string('x', 24)],
        },
        new()
        {
            Id = "vault-legacy-token",
            Title = "HashiCorp Vault token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["vault", "VAULT_TOKEN"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("(?<![a-z])vault", @"(?-i:[sbr]\.(?=[A-Za-z]{0,23}[0-9])(?=[a-z0-9]{0,23}[A-Z])[A-Za-z0-9]{24}(?:\.[A-Za-z0-9]{5})?)"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it with `vault token revoke`. Sign in with the workload's own identity (Kubernetes, cloud or JWT authentication).",
            Reference = "https://developer.hashicorp.com/vault/docs/concepts/tokens",
            Examples = () => ["VAULT_TOKEN=s." + ExampleText.Alphanumeric(24, 5), "vault_token: \"s." + ExampleText.Alphanumeric(24, 6) + "\""],
            CounterExamples = () => ["vault_addr=https://vault.acme.test", "vault_token: s.example"],
        },
        new()
        {
            Id = "vault-approle-secret",
            Title = "HashiCorp Vault AppRole secret id",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["vault", "secret_id", "secret-id", "secretId", "approle"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("vault(?![_-]?id)|approle|secret[_-]?id", AssignmentPattern.Uuid),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke it with `vault token revoke`. Sign in with the workload's own identity (Kubernetes, cloud or JWT authentication).",
            Reference = "https://developer.hashicorp.com/vault/docs/auth/approle",
            Examples = () => ["vault_secret_id = " + ExampleText.Uuid(7), "\"secret_id\": \"" + ExampleText.Uuid(8) + "\""],
            CounterExamples = () => ["vault_role_id: " + ExampleText.Hex(20, 9), "secret_id: 11111111-1111-1111-1111-111111111111"],
        },
        new()
        {
            Id = "consul-token",
            Title = "HashiCorp Consul or Nomad token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["consul", "nomad"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("consul|nomad", AssignmentPattern.Uuid),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it with `consul acl token delete` or `nomad acl token delete`.",
            Reference = "https://developer.hashicorp.com/consul/docs/secure/acl/token",
            Examples = () => ["CONSUL_HTTP_TOKEN=" + ExampleText.Uuid(10), "nomad_token: " + ExampleText.Uuid(11)],
            CounterExamples = () => ["consul_node_id: " + ExampleText.Uuid(12), "consul_datacenter = dc1"],
        },
        new()
        {
            Id = "hashicorp-cloud-token",
            Title = "HCP, Vagrant Cloud or Scalr token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["hcp_", "vagrant", "scalr"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("hcp_|vagrant|scalr", @"(?-i:(?=[A-Za-z_.-]{0,400}[0-9])(?:[A-Za-z0-9]{14}\.[A-Za-z0-9]{60,130}|[A-Za-z0-9_-]{64}|[A-Za-z0-9_-]{20,60}\.[A-Za-z0-9_-]{100,400}))"),
            MinEntropy = 3.8,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the HCP portal, Access control (IAM), or in the account's settings.",
            Reference = "https://developer.hashicorp.com/hcp/docs/hcp/iam/service-principal",
            Examples = () => ["HCP_CLIENT_SECRET=" + ExampleText.Alphanumeric(64, 13)],
            CounterExamples = () => ["hcp_project=acme"],
        },
    ];
}
