using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of clusters and what manages them.</summary>
internal static class ClusterRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "openshift-token",
            Title = "OpenShift token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["sha256~"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])sha256~[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "sha256~",
            Advice = "Delete it with `oc delete useroauthaccesstokens`. Inside the cluster use a service account.",
            Reference = "https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/authentication_and_authorization/managing-oauth-access-tokens",
            Examples = () => ["oc login --token=" + "sha256~" + ExampleText.Alphanumeric(43, 1) + " --server=https://api.acme.test:6443"],
            CounterExamples = () => ["sha256~" + ExampleText.Alphanumeric(20, 2), "sha256~" + new string('x', 43)],
        },
        new()
        {
            Id = "kubernetes-bootstrap-token",
            Title = "Kubernetes bootstrap token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["kubeadm", "token-secret", "--token", "bootstrap.kubernetes.io", "bootstrap-token", "BOOTSTRAP_TOKEN", "--discovery-token"],
            LeadCharacters = 0,
            Pattern = """(?i:bootstrap_token["']?\s{0,2}[:=]\s{0,4}["']?|--(?:discovery-|tls-bootstrap-)?token[ =]["']?|kubeadm[^\r\n]{0,200}?token["']?[:=\s]{1,4}["']?|bootstrap-token[^\x00]{0,200}?token["']?\s{0,2}[:=]\s{0,4}["']?)(?<secret>[a-z0-9]{6}\.(?=[a-z]{0,15}[0-9])[a-z0-9]{16})(?![A-Za-z0-9._-])""",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it with `kubeadm token delete`.",
            Reference = "https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/",
            Examples = () =>
            [
                "kubeadm join 10.0.0.1:6443 --token " + ExampleText.LowerAlphanumeric(6, 4) + "." + ExampleText.LowerAlphanumeric(16, 5) + " --discovery-token-ca-cert-hash sha256:" + ExampleText.Hex(64, 6),
            ],
            CounterExamples = () => ["kubeadm join 10.0.0.1:6443 --token abcdef.0123456789abcdef", "kubeadm token list"],
        },
        new()
        {
            Id = "portainer-token",
            Title = "Portainer, Rancher or Argo CD token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["portainer", "rancher", "cattle"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("portainer|rancher|cattle", "(?-i:ptr_[A-Za-z0-9+/=]{40,60}|token-[a-z0-9]{5}:[a-z0-9]{54})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Remove the token in the user's settings.",
            Reference = "https://docs.portainer.io/api/access",
            Examples = () => ["PORTAINER_TOKEN=ptr_" + ExampleText.Base64(44, 7) + "=", "RANCHER_TOKEN=" + "token-ab12c:" + ExampleText.LowerAlphanumeric(54, 8)],
            CounterExamples = () => ["rancher_url=https://rancher.acme.test"],
        },
    ];
}
