using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Yandex Cloud issues.</summary>
internal static class YandexRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "yandex-iam-token",
            Title = "Yandex Cloud IAM token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["t1."],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9_.-])t1\.[A-Za-z0-9_-]{1,500}={0,2}\.[A-Za-z0-9_-]{86}={0,2}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it with `yc iam api-key delete` or `yc iam access-key delete`. Give the workload a service account.",
            Reference = "https://yandex.cloud/en/docs/iam/concepts/authorization/iam-token",
            Examples = () => ["YC_TOKEN=t1." + ExampleText.Alphanumeric(40, 1) + "." + ExampleText.Alphanumeric(86, 2)],
            CounterExamples = () => ["t1." + ExampleText.Alphanumeric(20, 3), "t1.id = t2." + ExampleText.Alphanumeric(20, 4)],
        },
        new()
        {
            Id = "yandex-api-key",
            Title = "Yandex Cloud API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["AQVN"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_/+-])AQVN[A-Za-z0-9_-]{34,38}(?![A-Za-z0-9_/+=-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "AQVN",
            Advice = "Delete it with `yc iam api-key delete` or `yc iam access-key delete`. Give the workload a service account.",
            Reference = "https://yandex.cloud/en/docs/iam/concepts/authorization/api-key",
            Examples = () => ["Authorization: Api-Key AQVN" + ExampleText.Alphanumeric(36, 5)],
            CounterExamples = () => ["AQVN" + ExampleText.Alphanumeric(20, 6), "AQVN" + new string('x', 36)],
        },
        new()
        {
            Id = "yandex-static-key",
            Title = "Yandex Cloud static access key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["yandex", "yc_"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("yandex|yc_", "(?-i:YC[A-Za-z0-9_-]{38}|y[0-3]_[A-Za-z0-9_-]{50,60})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it with `yc iam api-key delete` or `yc iam access-key delete`. Give the workload a service account.",
            Reference = "https://yandex.cloud/en/docs/iam/concepts/authorization/access-key",
            Examples = () => ["yandex_secret = YC" + ExampleText.Alphanumeric(38, 8)],
            CounterExamples = () => ["yandex_folder = b1g" + ExampleText.LowerAlphanumeric(17, 9)],
        },
    ];
}
