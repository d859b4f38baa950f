using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of Azure services that carry a fixed signature and a checksum: what Microsoft calls identifiable keys.</summary>
internal static class AzureKeyRules
{
    private const string Documentation = "https://github.com/microsoft/security-utilities";
    private const string Remedy = "Regenerate the key in the Azure portal, under the resource's keys. Connect with a managed identity (DefaultAzureCredential) instead of a key.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-storage-identifiable-key",
            Title = "Azure Storage account key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["+ASt"],
            LeadCharacters = 76,
            Pattern = @"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{76}\+ASt[A-Za-z0-9+/]{5}[AQgw]==",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(76, 1) + "+ASt" + ExampleText.Base64(5, 2) + "A=="],
            CounterExamples = () =>
            [
                ExampleText.Alphanumeric(20, 3) + "+ASt" + ExampleText.Alphanumeric(5, 4),
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+AStAAAAAAA==",
            ],
        },
        new()
        {
            Id = "azure-batch-key",
            Title = "Azure Batch account key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["+ABa"],
            LeadCharacters = 76,
            Pattern = @"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{76}\+ABa[A-Za-z0-9+/]{5}[AQgw]==",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(76, 5) + "+ABa" + ExampleText.Base64(5, 6) + "Q=="],
            CounterExamples = () =>
            [
                ExampleText.Alphanumeric(20, 7) + "+ABa" + ExampleText.Alphanumeric(5, 8),
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+ABaAAAAAAA==",
            ],
        },
        new()
        {
            Id = "azure-cosmos-key",
            Title = "Azure Cosmos DB key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ACDb"],
            LeadCharacters = 76,
            Pattern = "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{76}ACDb[A-Za-z0-9+/]{5}[AQgw]==",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(76, 9) + "ACDb" + ExampleText.Base64(5, 10) + "g=="],
            CounterExamples = () =>
            [
                ExampleText.Alphanumeric(20, 11) + "ACDb" + ExampleText.Alphanumeric(5, 12),
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxACDbAAAAAAA==",
            ],
        },
        new()
        {
            Id = "azure-api-management-key",
            Title = "Azure API Management key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["APIM"],
            LeadCharacters = 76,
            Pattern = "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{76}APIM[A-Za-z0-9+/]{5}[AQgw]==",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(76, 13) + "APIM" + ExampleText.Base64(5, 14) + "w=="],
            CounterExamples = () =>
            [
                ExampleText.Alphanumeric(20, 15) + "APIM" + ExampleText.Alphanumeric(5, 16),
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAPIMAAAAAAA==",
            ],
        },
        new()
        {
            Id = "azure-machine-learning-key",
            Title = "Azure Machine Learning web service key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["+AMC"],
            LeadCharacters = 76,
            Pattern = @"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{76}\+AMC[A-Za-z0-9+/]{5}[AQgw]==",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(76, 17) + "+AMC" + ExampleText.Base64(5, 18) + "A=="],
            CounterExamples = () =>
            [
                ExampleText.Alphanumeric(20, 19) + "+AMC" + ExampleText.Alphanumeric(5, 20),
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+AMCAAAAAAA==",
            ],
        },
        new()
        {
            Id = "azure-container-registry-key",
            Title = "Azure Container Registry password",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["+ACR"],
            LeadCharacters = 42,
            Pattern = @"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{42}\+ACR[A-D][A-Za-z0-9+/]{5}(?![A-Za-z0-9+/=])",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["docker login -p " + ExampleText.Base64(42, 21) + "+ACRA" + ExampleText.Base64(5, 22)],
            CounterExamples = () => [ExampleText.Alphanumeric(20, 23) + "+ACR" + ExampleText.Alphanumeric(5, 24), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+ACRAAAAAAA=="],
        },
        new()
        {
            Id = "azure-search-key",
            Title = "Azure AI Search key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AzSe"],
            LeadCharacters = 42,
            Pattern = "(?<![A-Za-z0-9+/_-])[A-Za-z0-9]{42}AzSe[A-D][A-Za-z0-9]{5}(?![A-Za-z0-9+/=])",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["api-key: " + ExampleText.Alphanumeric(42, 25) + "AzSeB" + ExampleText.Alphanumeric(5, 26)],
            CounterExamples = () => [ExampleText.Alphanumeric(20, 27) + "AzSe" + ExampleText.Alphanumeric(5, 28), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAzSeAAAAAAA=="],
        },
        new()
        {
            Id = "azure-function-key",
            Title = "Azure Functions key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AzFu"],
            LeadCharacters = 44,
            Pattern = "(?<![A-Za-z0-9+/_-])[A-Za-z0-9_-]{44}AzFu[A-Za-z0-9_-]{5}[AQgw](?:==|%3[dD]%3[dD])",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["?code=" + ExampleText.Alphanumeric(44, 29) + "AzFu" + ExampleText.Alphanumeric(5, 30) + "A=="],
            CounterExamples = () => [ExampleText.Alphanumeric(20, 31) + "AzFu" + ExampleText.Alphanumeric(5, 32), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAzFuAAAAAAA=="],
        },
    ];
}
