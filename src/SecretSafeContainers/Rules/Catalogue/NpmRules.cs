using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of npm registries.</summary>
internal static class NpmRules
{
    private const string Documentation = "https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "npm-token",
            Title = "npm access token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["npm_"],
            Pattern = "npm_[A-Za-z0-9]{36}(?![A-Za-z0-9_])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Checksum = ChecksumKind.Base62Crc32,
            PublicPrefix = "npm_",
            Advice = "Revoke it with `npm token revoke`. Install with a secret mount for .npmrc.",
            Reference = "https://docs.npmjs.com/about-access-tokens",
            Examples = () => ["NPM_TOKEN=npm" + "_" + ExampleText.Alphanumeric(36)],
            CounterExamples = () => ["npm_config_registry", "npm_" + new string('A', 36), "npm_lifecycle_event_of_a_script_with_a_long_name"],
        },
        new()
        {
            Id = "npmrc-auth",
            Title = "npm registry credential in .npmrc",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["_authToken", "_auth", ":_password", "npmAuthToken"],
            Pattern = """(?:(?:(?<=/:)|(?<=(?:^|[\n"'])[ \t]{0,4}))_(?:authToken|auth|password)\s{0,2}=\s{0,2}|npmAuthToken["']?\s{0,2}:\s{0,2})["']?(?<secret>(?=[^\s"']{0,100}[0-9=])[A-Za-z0-9+/=_.~-]{8,512})""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke the credential in the registry. Write ${NPM_TOKEN} into .npmrc and mount it as a build secret.",
            Reference = Documentation,
            Examples = () =>
            [
                "//registry.acme.test/:_authToken=" + ExampleText.Hex(36),
                "registry=https://acme.test/npm/\n_auth = " + ExampleText.Encoded("ci:" + ExampleText.Alphanumeric(12)),
                "RUN echo \"//acme.test/npm/:_password=" + ExampleText.Encoded(ExampleText.Alphanumeric(14)) + "\" > .npmrc",
                "npmAuthToken: \"" + ExampleText.Hex(32, 2) + "\"",
            ],
            CounterExamples = () => ["//registry.acme.test/:_authToken=${NPM_TOKEN}", "this._auth = options.auth1", "_authToken = GetToken();", "//registry.acme.test/:_authToken="],
        },
    ];
}
