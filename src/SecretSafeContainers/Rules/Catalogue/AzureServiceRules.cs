using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of Azure services in connection strings, addresses and settings.</summary>
internal static class AzureServiceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-access-key",
            Title = "access key of an Azure service",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals =
            [
                ".azconfig.io",
                ".communication.azure.com",
                ".service.signalr.net",
                ".webpubsub.azure.com",
                ".eventgrid.azure.net",
                ".azurecr.io",
                ".documents.azure.com",
                ".redis.cache.windows.net",
                ".search.windows.net",
                ".cognitiveservices.azure.com",
                ".openai.azure.com",
                ".batch.azure.com",
                ".azure-devices.net",
            ],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """\.(?:azconfig\.io|communication\.azure\.com|service\.signalr\.net|webpubsub\.azure\.com|eventgrid\.azure\.net|azurecr\.io|documents\.azure\.com|redis\.cache\.windows\.net|search\.windows\.net|(?:cognitiveservices|openai)\.azure\.com|batch\.azure\.com|azure-devices\.net)[^\x00]{0,200}?(?<![a-z])(?:(?:shared)?access_?key|account_?key|secret|api_?key|key|password)\\?["']?\s{0,4}[=:,]\s{0,4}\\?["']?(?<secret>(?=[a-z+/=-]{0,40}[0-9])(?:[a-z0-9+/]{32}(?:[a-z0-9+/]{0,60}={0,2})?))(?=[\s"'\\;,&<})]|\z)""",
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Regenerate the key in the Azure portal, under the resource's keys. Connect with a managed identity (DefaultAzureCredential) instead.",
            Reference = "https://learn.microsoft.com/azure/azure-app-configuration/howto-best-practices",
            Examples = () =>
            [
                "Endpoint=https://acme.azconfig.io;Id=ab12:" + ExampleText.Alphanumeric(20, 1) + ";Secret=" + ExampleText.Base64(43, 2) + "=",
                "endpoint=https://acme.communication.azure.com/;accesskey=" + ExampleText.Base64(86, 3) + "==",
                "Endpoint=https://acme.service.signalr.net;AccessKey=" + ExampleText.Base64(43, 4) + "=;Version=1.0;",
                "acme.redis.cache.windows.net:6380,password=" + ExampleText.Base64(43, 5) + "=,ssl=True",
                "\"Endpoint\": \"https://acme.search.windows.net\", \"ApiKey\": \"" + ExampleText.Hex(32, 6).ToUpperInvariant() + "\"",
            ],
            CounterExamples = () =>
            [
                "Endpoint=https://acme.azconfig.io;Id=a;Secret=<secret>",
                "Endpoint=https://acme.service.signalr.net;AuthType=azure.msi;Version=1.0;",
                "https://acme.communication.azure.com/ and a key of your own",
            ],
        },
        new()
        {
            Id = "azure-named-key",
            Title = "key of an Azure service",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals =
            [
                "azure",
                "ocp-apim-subscription-key",
                "cognitive",
                "storage_account",
                "storageaccount",
                "storage_key",
                "storagekey",
                "cosmos",
                "documentdb",
                "computer_vision",
                "computervision",
                "text_analytics",
                "textanalytics",
                "speech_key",
                "speechkey",
                "speech_service",
                "translator",
                "form_recognizer",
                "formrecognizer",
                "bing_search",
                "bingsearch",
                "appinsights",
                "applicationinsights",
            ],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("azure|ocp-apim-subscription-key|cognitive|storage_?account|storage_?key|cosmos|documentdb|computer_?vision|text_?analytics|speech_?(?:key|service)|translator|form_?recognizer|bing_?search|app(?:lication)?insights", "(?=[a-z+/]{0,31}[0-9])(?:[0-9a-f]{32}|[a-z0-9+/]{86}==|[a-z0-9+/]{43}=|[0-9a-f]{64}(?:-[0-9a-f-]{36})?|(?=[A-Za-z0-9]{0,80}[0-9][A-Za-z0-9]{0,80}[0-9])[a-z0-9]{84})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Regenerate the key in the Azure portal, under the resource's keys. Connect with a managed identity (DefaultAzureCredential) instead.",
            Reference = "https://learn.microsoft.com/azure/ai-services/authentication",
            Examples = () =>
            [
                "AZURE_STORAGE_KEY=" + ExampleText.Base64(86, 7) + "==",
                "Ocp-Apim-Subscription-Key: " + ExampleText.Hex(32, 8),
                "\"AzureOpenAI\": { \"Endpoint\": \"https://acme.test\", \"ApiKey\": \"" + ExampleText.Hex(32, 9) + "\" }",
                "cosmosKey = \"" + ExampleText.Base64(86, 10) + "==\"",
            ],
            CounterExamples = () => ["AZURE_TENANT_ID=" + ExampleText.Uuid(11), "azure_subscription_id: " + ExampleText.Hex(20, 12), "azure_key = ${AZURE_KEY}"],
        },
        new()
        {
            Id = "azure-client-secret-legacy",
            Title = "Microsoft Entra client secret",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["azuread", "azure_ad", "azure-ad", "azure_client", "azureclient", "aad_", "entra", "servicePrincipalKey", "arm_client", "msal"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = NamedToken.WordBegin + AssignmentPattern.For("azure_?-?ad|azure_?client|aad_|entra|serviceprincipalkey|arm_client|msal", @"(?-i:(?=[A-Za-z_.~=/+\[\]@:?*-]{0,43}[0-9])(?=[a-z0-9_.~=/+\[\]@:?*-]{0,43}[A-Z])(?=[A-Z0-9_.~=/+\[\]@:?*-]{0,43}[a-z])[A-Za-z0-9_.~=/+\[\]@:?*-]{32,44})"),
            MinEntropy = 3.8,
            Check = SecretCheck.TokenLike,
            Advice = "Delete the secret in the app registration. Use a managed identity or a federated credential instead.",
            Reference = "https://learn.microsoft.com/entra/identity-platform/how-to-add-credentials",
            Examples = () =>
            [
                "ARM_CLIENT_SECRET=" + ExampleText.Alphanumeric(34, 13),
                "\"AzureAd\": { \"Instance\": \"https://login.acme.test/\", \"ClientSecret\": \"" + ExampleText.Base64(43, 14) + "=\" }",
            ],
            CounterExamples = () => ["AZURE_AD_SECRET=" + ExampleText.Uuid(15), "arn:cloud:lambda:ca-central-1:918755190332:function:PRE-ImageMultiClass", "\"AzureAd\": { \"ClientSecret\": \"enter-the-client-secret-here-please-1\" }"],
        },
    ];
}
