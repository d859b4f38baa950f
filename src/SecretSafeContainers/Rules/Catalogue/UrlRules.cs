using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords in addresses.</summary>
internal static class UrlRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "url-password",
            Title = "URL with user and password",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["://"],
            LeadCharacters = 0,
            Requires = new("@", 400),
            IgnoreCase = true,

            // example.* and *.example are reserved for documentation: RFC 2606.
            Pattern = """(?<=[a-z][a-z0-9+.-]{1,20})://[^\s/:@?#"'`<>\\(){}\[\]|,;*$]{0,128}:(?!pserver:)(?<secret>[^\s/@"'`<>\\|*]{3,256})@(?!(?:[a-z0-9-]{1,63}\.){0,4}example(?:[./:\s]|\z)|host(?:name)?(?:[:/\s]|\z)|server(?:[:/\s]|\z))[a-z0-9\[_]""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password at that host. Hand the address or its password to the build as a ContainerSecret, to the container as a run-time secret.",
            Reference = "https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1",
            Examples = () =>
            [
                "[global]\nindex-url = https://ci:" + ExampleText.Alphanumeric(16) + "@pypi.acme.test/simple\n",
                "postgres://app:" + ExampleText.Alphanumeric(10, 2) + "%21@db:5432/app",
                "redis://:" + ExampleText.Alphanumeric(12, 3) + "@cache:6379",
            ],
            CounterExamples = () =>
            [
                "https://user:password@host.test/", "https://ci:${TOKEN}@pypi.acme.test/simple", "https://ci:$TOKEN@pypi.acme.test/simple", "https://u:" + ExampleText.Alphanumeric(9) + "@example.com/",
                "https://acme.test:8080/@scope/pkg", "http://{0}:{1}@acme.test", "git@github.com:some/repo", "ftp://me:****@acme.test",
            ],
        },
    ];
}
