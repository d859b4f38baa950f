using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Amazon Web Services issues.</summary>
internal static class AwsRules
{
    private const string Documentation = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids";
    private const string Remedy = "Deactivate the key in IAM and create no new one: give the container a role (task role, instance profile, IRSA) instead.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "aws-access-key-id",
            Title = "AWS access key id",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["AKIA", "ASIA"],
            Pattern = "(?<![A-Za-z0-9/+])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9/+])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () =>
            [
                "aws_access_key_id = AK" + "IA" + ExampleText.Base32(16),
                "\"AccessKeyId\": \"AS" + "IA" + ExampleText.Base32(16, 2) + "\"",
            ],
            CounterExamples = () => ["AKIA" + "IOSFODNN7EXAMPLE", "xAKIA" + ExampleText.Base32(16), "AKIA" + ExampleText.Base32(17), "SOUTHEASTASIACONTINENT234"],
        },
        new()
        {
            Id = "aws-secret-access-key",
            Title = "AWS secret access key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["aws_secret", "secret_access_key", "secretaccesskey", "secret-access-key", "awssecret"],
            IgnoreCase = true,
            Pattern = """(?:aws_?secret|secret[_-]?access[_-]?key)[a-z_-]{0,20}["']?\]?\s{0,4}(?:=>|=|:|,)?\s{0,4}["']?(?<secret>[a-z0-9/+]{40})(?![a-z0-9/+=])""",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = Remedy,
            Reference = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
            Examples = () =>
            [
                "aws_secret_access_key = " + ExampleText.Base64(40),
                "ENV AWS_SECRET_ACCESS_KEY=" + ExampleText.Base64(40, 2),
                "{ \"SecretAccessKey\": \"" + ExampleText.Base64(40, 3) + "\" }",
            ],
            CounterExamples = () =>
            [
                "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY",
                "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}",
                "secret_access_key: " + ExampleText.Base64(64),
            ],
        },
    ];
}
