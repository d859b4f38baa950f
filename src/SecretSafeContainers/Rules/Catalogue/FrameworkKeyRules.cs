using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys with which web frameworks sign sessions and cookies.</summary>
internal static class FrameworkKeyRules
{
    private const string Advice = "Replace the key: whoever has it can forge sessions of the application. Hand the new one to the container at run time.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "django-secret-key",
            Title = "Django secret key",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["SECRET_KEY", "django-insecure-"],
            LeadCharacters = 0,
            Pattern = """(?:SECRET_KEY\\?["']?\]?\s{0,4}[:=]\s{0,4}(?:[a-z_.]{1,40}\([^()\r\n]{0,80}?,\s{0,4}(?:default\s?=\s?)?)?[rbu]?\\?["'](?<secret>(?=[^"'\s]{0,127}[0-9])(?=[^"'\s]{0,127}[^A-Za-z0-9"'\s_-])[^"'\s<>{}\\]{32,128})|(?<secret>django-insecure-[^\s"'<>\\]{30,100}))""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = Advice,
            Reference = "https://docs.djangoproject.com/en/stable/ref/settings/#secret-key",
            Examples = () =>
            [
                "SECRET_KEY = '" + ExampleText.Alphanumeric(20) + "@#" + ExampleText.Alphanumeric(20, 2) + "^&" + ExampleText.Alphanumeric(6, 3) + "'",
                "django_secret_key: \"django-" + "insecure-" + ExampleText.Alphanumeric(24, 4) + "%)" + ExampleText.Alphanumeric(24, 5) + "\"",
            ],
            CounterExamples = () => ["SECRET_KEY = os.environ['SECRET_KEY']", "SECRET_KEY = get_secret_key_of_this_application_from_vault()", "SECRET_KEY = 'this-is-not-a-real-key-but-a-name-of-something'"],
        },
        new()
        {
            Id = "laravel-app-key",
            Title = "Laravel application key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["base64:"],
            LeadCharacters = 0,
            Pattern = """(?<=(?i:app_?key|app\.key|["']key)\\?["']?\]?\s{0,4}(?:[:=]|=>)\s{0,4}(?:env\([^()]{1,40},\s{0,3})?\\?["']?)base64:(?<secret>[A-Za-z0-9+/]{43}=|[A-Za-z0-9+/]{22}==)""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = Advice,
            Reference = "https://laravel.com/docs/encryption#configuration",
            Examples = () => ["APP_KEY=base64:" + ExampleText.Base64(43) + "=\n", "app_key: \"base64:" + ExampleText.Base64(43, 2) + "=\"", "'key' => 'base64:" + ExampleText.Base64(43, 3) + "=',"],
            CounterExamples = () => ["APP_KEY=base64:", "APP_KEY=base64:" + new string('A', 43) + "=", "image=base64:" + ExampleText.Base64(43) + "="],
        },
    ];
}
