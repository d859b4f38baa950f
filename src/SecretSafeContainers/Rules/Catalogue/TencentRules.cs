using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Tencent Cloud issues.</summary>
internal static class TencentRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "tencent-secret-id",
            Title = "Tencent Cloud secret id",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["AKID"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9/+])AKID[A-Za-z0-9]{32}(?![A-Za-z0-9/+=_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "AKID",
            Advice = "Disable the key in the CAM console, API keys. Give the workload a role.",
            Reference = "https://www.tencentcloud.com/document/product/598/32675",
            Examples = () => ["TENCENTCLOUD_SECRET_ID=AKID" + ExampleText.Alphanumeric(32, 1)],
            CounterExamples = () => ["AKID" + ExampleText.Alphanumeric(20, 2), "AKID" + new string('x', 32)],
        },
        new()
        {
            Id = "tencent-secret-key",
            Title = "Tencent Cloud secret key",
            Severity = Severity.Critical,
            Confidence = Confidence.Medium,
            Literals = ["tencent", "qcloud", "tcloud"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("tencent|qcloud|tcloud", "(?-i:(?=[a-zA-Z]{0,31}[0-9])[a-zA-Z0-9]{32})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Disable the key in the CAM console, API keys. Give the workload a role.",
            Reference = "https://www.tencentcloud.com/document/product/598/32675",
            Examples = () => ["TENCENTCLOUD_SECRET_KEY=" + ExampleText.Alphanumeric(32, 4)],
            CounterExamples = () => ["tencent_region = ap-guangzhou"],
        },
    ];
}
