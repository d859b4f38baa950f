using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that IBM Cloud issues.</summary>
internal static class IbmRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "ibm-cloud-api-key",
            Title = "IBM Cloud API key",
            Severity = Severity.Critical,
            Confidence = Confidence.Medium,
            Literals = ["ibm", "bluemix", "watson", "softlayer"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.Direct("ibm|bluemix|watson|softlayer", "(?-i:(?=[A-Za-z_-]{0,43}[0-9])[A-Za-z0-9_-]{44}|[0-9a-f]{64})"),
            MinEntropy = 3.8,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the key with `ibmcloud iam api-key-delete`. Use a trusted profile for compute resources.",
            Reference = "https://cloud.ibm.com/docs/account?topic=account-userapikey",
            Examples = () => ["IBMCLOUD_API_KEY=" + ExampleText.Alphanumeric(44, 1), "ibm_api_key: \"" + ExampleText.Alphanumeric(43, 2) + "-\""],
            CounterExamples = () => ["ibmcloud_region: eu-de", "ibm_api_key: ${IBM_API_KEY}"],
        },
    ];
}
