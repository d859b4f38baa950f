using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Alibaba Cloud issues.</summary>
internal static class AlibabaRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "alibaba-access-key-id",
            Title = "Alibaba Cloud access key id",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["LTAI"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9/+])LTAI[A-Za-z0-9]{12,24}(?![A-Za-z0-9/+=_-])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "LTAI",
            Advice = "Disable the key in the RAM console, and give the workload a RAM role.",
            Reference = "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
            Examples = () => ["accessKeyId: LTAI5t" + ExampleText.Alphanumeric(18, 1)],
            CounterExamples = () => ["LTAI" + ExampleText.Alphanumeric(40, 2), "xLTAI" + ExampleText.Alphanumeric(20, 3)],
        },
        new()
        {
            Id = "alibaba-secret-key",
            Title = "Alibaba Cloud access key secret",
            Severity = Severity.Critical,
            Confidence = Confidence.Medium,
            Literals = ["alibaba", "aliyun", "alicloud", "ALI_"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("alibaba|aliyun|alicloud|ali_", "(?-i:(?=[a-zA-Z]{0,29}[0-9])[a-zA-Z0-9]{30})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Disable the key in the RAM console, and give the workload a RAM role.",
            Reference = "https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair",
            Examples = () => ["ALIBABA_CLOUD_ACCESS_KEY_SECRET=" + ExampleText.Alphanumeric(30, 4), "aliyun_secret: \"" + ExampleText.LowerAlphanumeric(30, 5) + "\""],
            CounterExamples = () => ["aliyun_region: cn-hangzhou", "aliyun_secret: " + ExampleText.Alphanumeric(31, 6)],
        },
    ];
}
