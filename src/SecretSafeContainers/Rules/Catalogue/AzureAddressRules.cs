using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Addresses and files of Azure services that hold a key.</summary>
internal static class AzureAddressRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-function-url",
            Title = "Azure Functions address with its key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [".azurewebsites.net/"],
            LeadCharacters = 0,
            Pattern = """\.azurewebsites\.net/[^\s"'<>]{0,300}?[?&]code=(?<secret>[A-Za-z0-9_/+%-]{30,80}(?:={1,2}|(?:%3[dD]){1,2})?)""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Renew the key under the function app's App keys, and hand the address to the container at run time.",
            Reference = "https://learn.microsoft.com/azure/azure-functions/function-keys-how-to",
            Examples = () => ["https://acme.azurewebsites.net/api/order?code=" + ExampleText.Alphanumeric(54, 1) + "=="],
            CounterExamples = () => ["https://acme.azurewebsites.net/api/order?code=<key>", "https://acme.azurewebsites.net/"],
        },
        new()
        {
            Id = "azure-logic-app-url",
            Title = "Azure Logic Apps or Power Automate address with its signature",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [".logic.azure.com", ".powerplatform.com"],
            LeadCharacters = 0,
            Pattern = """\.(?:logic\.azure|api\.powerplatform|powerplatform)\.com[:/][^\s"'<>]{10,500}?[?&;]sig=(?<secret>[A-Za-z0-9_-]{30,60})""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Regenerate the trigger's access keys under the workflow's settings, and hand the address to the container at run time.",
            Reference = "https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app",
            Examples = () =>
            [
                "https://prod-07.westeurope.logic.azure.com:443/workflows/" + ExampleText.Hex(32, 2) + "/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" + ExampleText.Alphanumeric(43, 3),
            ],
            CounterExamples = () => ["https://prod-07.westeurope.logic.azure.com:443/workflows/" + ExampleText.Hex(32, 4)],
        },
        new()
        {
            Id = "azure-publish-profile",
            Title = "password in an Azure publish profile",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["userPWD="],
            LeadCharacters = 0,
            Pattern = """userPWD=\\?["'](?<secret>[^"'\\<>\s]{20,128})""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Reset the publish profile in the Azure portal, and disable basic authentication. Deploy with a federated credential instead.",
            Reference = "https://learn.microsoft.com/azure/app-service/configure-basic-auth-disable",
            Examples = () => ["<publishProfile profileName=\"acme\" userName=\"$acme\" userPWD=\"" + ExampleText.Alphanumeric(60, 5) + "\" />"],
            CounterExamples = () => ["userPWD=\"\"", "userPWD=\"$(DeployPassword)\""],
        },
        new()
        {
            Id = "azure-management-certificate",
            Title = "Azure management certificate",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["ManagementCertificate="],
            LeadCharacters = 0,
            Pattern = """ManagementCertificate\s{0,2}=\s{0,2}\\?["'](?<secret>MII[A-Za-z0-9+/]{100,900})""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Remove the certificate under the subscription's management certificates.",
            Reference = "https://learn.microsoft.com/azure/cloud-services/cloud-services-certs-create",
            Examples = () => ["<PublishProfile ManagementCertificate=\"MII" + ExampleText.Base64(400, 6) + "\" />"],
            CounterExamples = () => ["ManagementCertificate=\"\""],
        },
    ];
}
