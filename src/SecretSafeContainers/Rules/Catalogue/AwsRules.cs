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
            Literals = ["AKIA", "ASIA", "ABIA", "ACCA"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9/+])A(?:KI|SI|BI|CC)A[A-Z2-7]{16}(?![A-Za-z0-9/+])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = Remedy,
            Reference = Documentation,
            Examples = () =>
            [
                "aws_access_key_id = AKIA" + ExampleText.Base32(16, 1),
                "\"AccessKeyId\": \"ASIA" + ExampleText.Base32(16, 2) + "\"",
                "key ABIA" + ExampleText.Base32(16, 3),
            ],
            CounterExamples = () => ["AKIAIOSFODNN7EXAMPLE", "xAKIA" + ExampleText.Base32(16, 4), "AKIA" + ExampleText.Base32(17, 5), "SOUTHEASTASIACONTINENT234"],
        },
        new()
        {
            Id = "aws-secret-access-key",
            Title = "AWS secret access key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["aws_secret", "secret_access_key", "secretaccesskey", "secret-access-key", "awssecret", "aws-secret"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """(?:aws[_-]?secret|secret[_-]?access[_-]?key)[a-z_-]{0,20}\\?["']?\]?\s{0,4}(?:=>|:=|=|:|,)?\s{0,4}\\?["'`]?(?<secret>[a-z0-9/+]{40})(?![a-z0-9/+=])""",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = Remedy,
            Reference = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
            Examples = () =>
            [
                "aws_secret_access_key = " + ExampleText.Base64(40, 6),
                "ENV AWS_SECRET_ACCESS_KEY=" + ExampleText.Base64(40, 7),
                "{ \"SecretAccessKey\": \"" + ExampleText.Base64(40, 8) + "\" }",
            ],
            CounterExamples = () =>
            [
                "aws_secret_access_key = wJalrXUtnFEMI" + "/K7MDENG/bPxRfiCY" + "EXAMPLEKEY",
                "aws_secret_access_key = ${AWS_SECRET_ACCESS_KEY}",
                "secret_access_key: " + ExampleText.Base64(64, 9),
            ],
        },
        new()
        {
            Id = "aws-key-pair",
            Title = "AWS secret access key beside its id",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["AKIA", "ASIA"],
            LeadCharacters = 0,
            Pattern = @"A[KS]IA[A-Z2-7]{16}(?![A-Za-z0-9/+])[^\x00]{1,120}?(?<![A-Za-z0-9/+=_-])(?<secret>(?=[a-z0-9/+]{0,39}[A-Z])(?=[A-Za-z/+]{0,39}[0-9])(?=[A-Z0-9/+]{0,39}[a-z])[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])",
            MinEntropy = 4.2,
            Check = SecretCheck.NotPlaceholder,
            Advice = Remedy,
            Reference = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html",
            Examples = () => ["AKIA" + ExampleText.Base32(16, 10) + "," + ExampleText.Base64(40, 11), "AKIA" + ExampleText.Base32(16, 12) + ":" + ExampleText.Base64(40, 13)],
            CounterExamples = () =>
            [
                "AKIA" + ExampleText.Base32(16, 14) + " " + ExampleText.Hex(40, 15),
                "AKIA" + ExampleText.Base32(16, 16) + ",secret",
                "AKIA" + ExampleText.Base32(16, 17) + " " + ExampleText.Base64(64, 18),
            ],
        },
        new()
        {
            Id = "aws-session-token",
            Title = "AWS session token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz"],
            LeadCharacters = 0,
            Pattern = "(?:IQoJb3JpZ2lu|F[wQ]oGZXIvYXdz)[A-Za-z0-9/+=%]{80,1000}",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = Remedy,
            Reference = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
            Examples = () =>
            [
                "aws_session_token=" + "IQoJb3JpZ2lu" + ExampleText.Base64(300, 19),
                "export AWS_SESSION_TOKEN=" + "FwoGZXIvYXdz" + ExampleText.Base64(200, 20) + "==",
            ],
            CounterExamples = () => ["IQoJb3JpZ2lu...", "FwoGZXIvYXdz" + new string('x', 100)],
        },
        new()
        {
            Id = "aws-bedrock-api-key",
            Title = "Amazon Bedrock API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["ABSKQmVkcm9ja0FQSUtleS", "bedrock-api-key-"],
            LeadCharacters = 0,
            Pattern = "(?:ABSKQmVkcm9ja0FQSUtleS[A-Za-z0-9+/]{60,400}={0,2}|bedrock-api-key-(?:YmVkcm9jay5hbWF6b25hd3MuY29t)[A-Za-z0-9+/=_-]{0,900})",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the key in the Bedrock console or in IAM (service-specific credentials). Give the container a role instead.",
            Reference = "https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html",
            Examples = () =>
            [
                "AWS_BEARER_TOKEN_BEDROCK=" + "ABSKQmVkcm9ja0FQSUtleS" + ExampleText.Base64(110, 22) + "=",
                "token: bedrock-api-key-" + "YmVkcm9jay5hbWF6b25hd3MuY29t" + ExampleText.Base64(300, 23),
            ],
            CounterExamples = () => ["ABSKQmVkcm9ja0FQSUtleS...", "bedrock-api-key-xxxx"],
        },
        new()
        {
            Id = "aws-appsync-api-key",
            Title = "AWS AppSync API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["da2-"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])da2-[a-z0-9]{26}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "da2-",
            Advice = "Delete the key in AppSync, Settings. Authorize with IAM or Cognito instead.",
            Reference = "https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
            Examples = () => ["x-api-key: da2-" + ExampleText.LowerAlphanumeric(26, 24)],
            CounterExamples = () => ["da2-" + ExampleText.LowerAlphanumeric(20, 25), "da2-" + new string('x', 26)],
        },
        new()
        {
            Id = "amazon-mws-token",
            Title = "Amazon MWS auth token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["amzn.mws."],
            LeadCharacters = 0,
            Pattern = @"amzn\.mws\.[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "amzn.mws.",
            Advice = "Revoke the developer in Seller Central, User permissions.",
            Reference = "https://developer-docs.amazon.com/sp-api/docs/authorizing-selling-partner-api-applications",
            Examples = () => ["auth_token=amzn.mws." + ExampleText.Uuid(27)],
            CounterExamples = () => ["amzn.mws.*", "amzn.mws." + ExampleText.Hex(30, 28)],
        },
        new()
        {
            Id = "amazon-oauth-client-secret",
            Title = "Amazon OAuth client secret",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["amzn1.oa2-cs.v1."],
            LeadCharacters = 0,
            Pattern = @"amzn1\.oa2-cs\.v1\.[0-9a-f]{64}(?![0-9a-z])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "amzn1.oa2-cs.v1.",
            Advice = "Rotate the secret in the Login with Amazon console, security profile.",
            Reference = "https://developer.amazon.com/docs/login-with-amazon/register-web.html",
            Examples = () => ["client_secret = " + "amzn1.oa2-cs.v1." + ExampleText.Hex(64, 29)],
            CounterExamples = () => ["amzn1.oa2-cs.v1." + ExampleText.Hex(32, 30), "amzn1.oa2-cs.v1." + new string('x', 64)],
        },
    ];
}
