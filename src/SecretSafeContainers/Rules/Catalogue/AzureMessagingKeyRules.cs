using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of Azure messaging and IoT services, with a fixed signature and a checksum.</summary>
internal static class AzureMessagingKeyRules
{
    private const string Documentation = "https://github.com/microsoft/security-utilities";
    private const string Remedy = "Regenerate the key in the Azure portal, under the resource's keys. Connect with a managed identity (DefaultAzureCredential) instead of a key.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-messaging-key",
            Title = "Azure Service Bus, Event Hubs or Relay key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["+ASb", "+AEh", "+ARm"],
            LeadCharacters = 33,
            Pattern = @"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{33}\+A(?:Sb|Eh|Rm)[A-P][A-Za-z0-9+/]{5}=(?!=)",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () =>
            [
                "key: " + ExampleText.Base64(33, 1) + "+ASbA" + ExampleText.Base64(5, 2) + "=",
                "key: " + ExampleText.Base64(33, 3) + "+AEhB" + ExampleText.Base64(5, 4) + "=",
                "key: " + ExampleText.Base64(33, 5) + "+ARmC" + ExampleText.Base64(5, 6) + "=",
            ],
            CounterExamples = () => [ExampleText.Alphanumeric(20, 7) + "+ASb" + ExampleText.Alphanumeric(5, 8), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx+ASbAAAAAAA=="],
        },
        new()
        {
            Id = "azure-iot-key",
            Title = "Azure IoT key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AIoT"],
            LeadCharacters = 33,
            Pattern = "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{33}AIoT[A-P][A-Za-z0-9+/]{5}=(?!=)",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(33, 9) + "AIoTA" + ExampleText.Base64(5, 10) + "="],
            CounterExamples = () => [ExampleText.Alphanumeric(20, 11) + "AIoT" + ExampleText.Alphanumeric(5, 12), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAIoTAAAAAAA=="],
        },
        new()
        {
            Id = "azure-redis-key",
            Title = "Azure Cache for Redis key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AzCa"],
            LeadCharacters = 33,
            Pattern = "(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/]{33}AzCa[A-P][A-Za-z0-9+/]{5}=(?!=)",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.AzureKey,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () => ["key: " + ExampleText.Base64(33, 13) + "AzCaA" + ExampleText.Base64(5, 14) + "="],
            CounterExamples = () => [ExampleText.Alphanumeric(20, 15) + "AzCa" + ExampleText.Alphanumeric(5, 16), "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxAzCaAAAAAAA=="],
        },
        new()
        {
            Id = "azure-annotated-key",
            Title = "Azure service key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["JQQJ99", "JQQJ9D", "JQQJ9H"],
            LeadCharacters = 52,
            Pattern = "(?<![A-Za-z0-9+/])[A-Za-z0-9]{52}JQQJ9[9DH][A-Za-z0-9][A-L][A-Za-z0-9]{16}[A-Za-z][A-Za-z0-9]{7}(?:[A-Za-z0-9]{2}==)?(?![A-Za-z0-9+/=])",
            MinEntropy = 4,
            Check = SecretCheck.None,
            Checksum = ChecksumKind.AzureAnnotatedKey,
            Advice = Remedy,
            Reference = "https://learn.microsoft.com/purview/sit-defn-azure-cognitive-services-key",
            Examples = () =>
            [
                "AZURE_OPENAI_API_KEY=" + ExampleText.Alphanumeric(52, 17) + "JQQJ99BA" + ExampleText.Alphanumeric(12, 18) + ExampleText.Alphanumeric(4, 19) + "ACOG" + ExampleText.Alphanumeric(4, 20),
                "\"key\": \"" + ExampleText.Alphanumeric(52, 21) + "JQQJ99AB" + ExampleText.Alphanumeric(16, 22) + "AZEG" + ExampleText.Alphanumeric(4, 23) + "\"",
            ],
            CounterExamples = () =>
            [
                "JQQJ99",
                ExampleText.Alphanumeric(40, 24) + "JQQJ99AA" + ExampleText.Alphanumeric(24, 25),
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxJQQJ99AAxxxxxxxxxxxxxxxxxxxxxxxx",
            ],
        },
    ];
}
