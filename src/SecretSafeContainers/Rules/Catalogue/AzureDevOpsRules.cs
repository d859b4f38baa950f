using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Personal access tokens of Azure DevOps.</summary>
internal static class AzureDevOpsRules
{
    private const string Remedy = "Revoke it under User settings, Personal access tokens. In pipelines use System.AccessToken through a ContainerSecret.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-devops-pat",
            Title = "Azure DevOps personal access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AZDO"],
            Pattern = "(?<![A-Za-z0-9])[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![A-Za-z0-9])",
            LeadCharacters = 76,
            MinEntropy = 3.5,
            Checksum = ChecksumKind.AzureAnnotatedKey,
            Advice = Remedy,
            Reference = "https://learn.microsoft.com/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
            Examples = () => ["AZURE_DEVOPS_PAT=" + ExampleText.Alphanumeric(76) + "AZ" + "DO" + ExampleText.Alphanumeric(4, 2)],
            CounterExamples = () => [ExampleText.Alphanumeric(70) + "AZDO" + ExampleText.Alphanumeric(4), new string('a', 76) + "AZDOaaaa"],
        },
        new()
        {
            Id = "azure-devops-legacy-pat",
            Title = "Azure DevOps personal access token (of 52 characters)",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["azure_devops", "azuredevops", "azure-devops", "dev.azure.com", "visualstudio.com", "vss_nuget", "vsts", "ado_pat", "ado_token", "_pat=", "_pat:", "system_accesstoken"],
            IgnoreCase = true,
            Pattern = """(?:azure[_-]?devops|dev\.azure\.com|visualstudio\.com|vss_nuget|vsts|ado_pat|ado_token|_pat\s?[=:]|system_accesstoken)[^\r\n]{0,200}?(?<![a-z0-9])(?<secret>(?-i:(?=[a-z]{0,51}[2-7])[a-z2-7]{52}))(?![a-z0-9])""",
            MinEntropy = 3.5,
            Checksum = ChecksumKind.AzureDevOpsToken,
            Advice = Remedy,
            Reference = "https://learn.microsoft.com/purview/sit-defn-azure-devops-personal-access-token",
            Examples = () =>
            [
                "AZURE_DEVOPS_PAT=" + ExampleText.LowerBase32(52),
                "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS={\"endpointCredentials\":[{\"endpoint\":\"https://pkgs.dev.azure.com/acme/f.json\",\"password\":\"" + ExampleText.LowerBase32(52, 2) + "\"}]}",
            ],
            CounterExamples = () => ["AZURE_DEVOPS_PAT=" + ExampleText.LowerAlphanumeric(60), "AZURE_DEVOPS_PAT=$(System.AccessToken)", "sum " + ExampleText.LowerBase32(52)],
        },
    ];
}
