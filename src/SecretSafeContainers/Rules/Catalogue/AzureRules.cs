using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys and signatures of Azure services and of Microsoft Entra.</summary>
internal static class AzureRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-storage-key",
            Title = "Azure account key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AccountKey", "Account_Key", "Account-Key"],
            IgnoreCase = true,
            Pattern = """Account[_-]?Key["']?\s{0,4}[=:]\s{0,4}["']?(?<secret>[a-z0-9+/]{86}==)""",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Rotate the account's keys. Connect with a managed identity (DefaultAzureCredential) instead of a key.",
            Reference = "https://learn.microsoft.com/azure/storage/common/storage-account-keys-manage",
            Examples = () =>
            [
                "DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=" + ExampleText.Base64(86) + "==;EndpointSuffix=core.windows.net",
                "\"accountKey\": \"" + ExampleText.Base64(86, 2) + "==\"",
            ],
            CounterExamples = () => ["AccountKey=<key>;", "AccountKey=" + ExampleText.Base64(40) + "==", "AccountKey=${STORAGE_KEY}", "AccountKey=Eby8vdM02xNO" + ExampleText.Base64(74) + "=="],
        },
        new()
        {
            Id = "azure-shared-access-key",
            Title = "Azure shared access key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["SharedAccessKey"],
            IgnoreCase = true,
            Pattern = """SharedAccessKey["']?\s{0,4}[=:]\s{0,4}["']?(?<secret>[a-z0-9+/]{43}=)(?!=)""",
            MinEntropy = 4,
            Advice = "Regenerate the policy's keys in Service Bus, Event Hubs or IoT Hub. Connect with a managed identity instead of a key.",
            Reference = "https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas",
            Examples = () => ["Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=" + ExampleText.Base64(43) + "="],
            CounterExamples = () => ["SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=...", "SharedAccessKey=<your key>"],
        },
        new()
        {
            Id = "azure-sas",
            Title = "Azure shared access signature",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["sig="],
            Pattern = """(?:(?:s[vetrp]|skn)=[^\s"'<>]{1,400}?[?&;]sig=(?<secret>[A-Za-z0-9%+/]{40,80}(?:%3[Dd]|=))|[?&]sig=(?<secret>[A-Za-z0-9%+/]{40,80}(?:%3[Dd]|=))[^\s"'<>]{0,400}?&(?:s[vetrp]|skn)=)""",
            MinEntropy = 4,
            Advice = "Rotate the key that signed it, or revoke its stored access policy. Issue short-lived user delegation signatures at run time.",
            Reference = "https://learn.microsoft.com/rest/api/storageservices/create-service-sas",
            Examples = () =>
            [
                "https://acme.blob.core.windows.net/c?sv=2022-11-02&sr=c&sp=rl&se=2030-01-01T00%3A00%3A00Z&sig=" + ExampleText.Base64(43).Replace("/", "%2F", StringComparison.Ordinal).Replace("+", "%2B", StringComparison.Ordinal) + "%3D",
                "?sig=" + ExampleText.Alphanumeric(43, 2) + "%3D&sv=2022-11-02&se=2030-01-01",
            ],
            CounterExamples = () => ["https://acme.test/?sv=2022-11-02&sig=<signature>", "sig=" + ExampleText.Alphanumeric(43) + "%3D"],
        },
        new()
        {
            Id = "azure-client-secret",
            Title = "Microsoft Entra client secret",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["0Q~", "1Q~", "2Q~", "3Q~", "4Q~", "5Q~", "6Q~", "7Q~", "8Q~", "9Q~"],
            Pattern = "(?<![A-Za-z0-9_~.-])[A-Za-z0-9_~.-]{3}[0-9]Q~[A-Za-z0-9_~.-]{31,34}(?![A-Za-z0-9_~.-])",
            MinEntropy = 3.5,
            Checksum = ChecksumKind.EntraClientSecret,
            Advice = "Delete the secret in the app registration. Use a managed identity or a federated credential instead.",
            Reference = "https://learn.microsoft.com/purview/sit-defn-client-secret-api-key",
            Examples = () =>
            [
                "AZURE_CLIENT_SECRET=" + ExampleText.Alphanumeric(3) + "8Q" + "~" + ExampleText.Alphanumeric(34, 2),
                "\"ClientSecret\": \"" + ExampleText.Alphanumeric(3, 3) + "7Q" + "~" + ExampleText.Alphanumeric(31, 4) + "\"",
            ],
            CounterExamples = () => ["abc8Q~" + new string('x', 34), ExampleText.Alphanumeric(13) + "8Q~" + ExampleText.Alphanumeric(34)],
        },
    ];
}
