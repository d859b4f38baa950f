using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Google issues.</summary>
internal static class GoogleRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "google-api-key",
            Title = "Google API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["AIza"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_-])AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "AIza",
            Advice = "Delete or restrict the key in the Google Cloud console. Use a service account attached to the workload instead.",
            Reference = "https://cloud.google.com/docs/authentication/api-keys",
            Examples = () => ["\"key\": \"AIza" + ExampleText.Alphanumeric(35, 1) + "\""],
            CounterExamples = () => ["AIza" + new string('x', 35), "AIza" + ExampleText.Alphanumeric(36, 3)],
        },
        new()
        {
            Id = "google-oauth-client-secret",
            Title = "Google OAuth client secret",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["GOCSPX-"],
            LeadCharacters = 0,
            Pattern = "GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "GOCSPX-",
            Advice = "Reset the secret in the Google Cloud console, APIs and services, Credentials.",
            Reference = "https://support.google.com/cloud/answer/6158849",
            Examples = () => ["\"client_secret\":\"GOCSPX-" + ExampleText.Alphanumeric(28, 4) + "\""],
            CounterExamples = () => ["GOCSPX-" + ExampleText.Alphanumeric(20, 5), "GOCSPX-" + new string('x', 28)],
        },
        new()
        {
            Id = "google-access-token",
            Title = "Google OAuth access token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["ya29."],
            LeadCharacters = 0,
            Pattern = @"(?<![A-Za-z0-9_-])ya29\.[A-Za-z0-9_-]{20,1000}",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "ya29.",
            Advice = "It expires within an hour; revoke it at once with `gcloud auth revoke`. Use the workload's own service account.",
            Reference = "https://developers.google.com/identity/protocols/oauth2",
            Examples = () => ["Authorization: Bearer ya29.a0" + ExampleText.Alphanumeric(160, 7)],
            CounterExamples = () => ["ya29.xxxx", "ya29." + new string('x', 60)],
        },
        new()
        {
            Id = "google-refresh-token",
            Title = "Google OAuth refresh token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["1//0"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_/.-])1//0[A-Za-z0-9_-]{60,110}(?![A-Za-z0-9_-])",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "1//0",
            Advice = "Revoke the app under the Google account's third-party connections, or `gcloud auth revoke`. Use the workload's own service account.",
            Reference = "https://developers.google.com/identity/protocols/oauth2#expiration",
            Examples = () => ["refresh = \"1//0" + ExampleText.Alphanumeric(99, 9) + "\""],
            CounterExamples = () => ["1//0" + ExampleText.Alphanumeric(30, 10), "https://acme.test/1//0" + ExampleText.Alphanumeric(99, 11)],
        },
        new()
        {
            Id = "google-fcm-server-key",
            Title = "Firebase Cloud Messaging server key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [":APA91b"],
            LeadCharacters = 11,
            Pattern = "(?<![A-Za-z0-9_-])AAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{134}(?![A-Za-z0-9_-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the key in the Firebase console, Cloud Messaging. Use the HTTP v1 API with a service account.",
            Reference = "https://firebase.google.com/docs/cloud-messaging/migrate-v1",
            Examples = () => ["key=AAAA" + ExampleText.Alphanumeric(7, 12) + ":APA91b" + ExampleText.Alphanumeric(134, 13)],
            CounterExamples = () =>
            [
                ExampleText.Alphanumeric(11, 14) + ":APA91b" + ExampleText.Alphanumeric(134, 15),
                "AAAA" + ExampleText.Alphanumeric(7, 16) + ":APA91b" + ExampleText.Alphanumeric(40, 17),
            ],
        },
        new()
        {
            Id = "google-hmac-key",
            Title = "Google Cloud Storage HMAC key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["GOOG"],
            LeadCharacters = 0,
            Pattern = @"GOOG1?[A-Z][A-Z0-9]{10,60}[^\x00]{1,80}?(?<![A-Za-z0-9/+=_-])(?<secret>(?=[a-z0-9/+]{0,39}[A-Z])(?=[A-Za-z/+]{0,39}[0-9])[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])",
            MinEntropy = 4.2,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Deactivate and delete the key in Cloud Storage settings, Interoperability. Use the workload's own service account.",
            Reference = "https://cloud.google.com/storage/docs/authentication/hmackeys",
            Examples = () => ["access_key = GOOG1E" + ExampleText.Base32(57, 18) + "\nsecret_key = " + ExampleText.Base64(40, 19)],
            CounterExamples = () => ["GOOGLE_APPLICATION_CREDENTIALS_FILE=/run/secrets/key.json", "GOOG1E" + ExampleText.Base32(57, 20) + " " + ExampleText.Hex(40, 21)],
        },
        new()
        {
            Id = "google-looker-secret",
            Title = "Looker client secret",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["looker"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = AssignmentPattern.For("looker", "(?-i:[a-z0-9]{24})"),
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the API key in Looker, Admin, Users.",
            Reference = "https://cloud.google.com/looker/docs/api-auth",
            Examples = () => ["looker_client_secret = " + ExampleText.LowerAlphanumeric(24, 22)],
            CounterExamples = () => ["looker_url = https://looker.acme.test", "looker_key: " + ExampleText.LowerAlphanumeric(20, 23)],
        },
    ];
}
