using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of package registries, but for npm and NuGet.</summary>
internal static class PackageRegistryRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "pypi-token",
            Title = "PyPI API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["pypi-AgE"],
            LeadCharacters = 0,
            Pattern = "pypi-AgE[A-Za-z0-9_-]{50,1000}",
            MinEntropy = 3.5,
            Check = SecretCheck.None,
            PublicPrefix = "pypi-",
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://pypi.org/help/#apitoken",
            Examples = () => ["pass" + "word = pypi-AgEIcHlwaS5vcmc" + ExampleText.Alphanumeric(130, 1)],
            CounterExamples = () => ["pypi-AgEIcHlwaS5vcmc...", "pypi-AgE" + new string('x', 120)],
        },
        new()
        {
            Id = "rubygems-token",
            Title = "RubyGems API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["rubygems_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9])rubygems_[0-9a-f]{48}(?![0-9a-z])",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "rubygems_",
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://guides.rubygems.org/api-key-scopes/",
            Examples = () => ["GEM_HOST_API_KEY=rubygems_" + ExampleText.Hex(48, 3)],
            CounterExamples = () => ["rubygems_version", "rubygems_" + new string('x', 48)],
        },
        new()
        {
            Id = "crates-io-token",
            Title = "crates.io API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["cio"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_/+-])cio(?=[A-Za-z]{0,31}[0-9])(?=[a-z0-9]{0,31}[A-Z])[A-Za-z0-9]{32}(?![A-Za-z0-9_/+=-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "cio",
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://doc.rust-lang.org/cargo/reference/publishing.html",
            Examples = () => ["CARGO_REGISTRY_TOKEN=cio" + ExampleText.Alphanumeric(32, 5)],
            CounterExamples = () => ["cio" + ExampleText.Alphanumeric(20, 6), "scio" + ExampleText.Alphanumeric(32, 7)],
        },
        new()
        {
            Id = "clojars-token",
            Title = "Clojars deploy token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["CLOJARS_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])CLOJARS_[a-z0-9]{60}(?![A-Za-z0-9])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            PublicPrefix = "CLOJARS_",
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://github.com/clojars/clojars-web/wiki/Deploy-Tokens",
            Examples = () => ["CLOJARS_PASSWORD=CLOJARS_" + ExampleText.LowerAlphanumeric(60, 8)],
            CounterExamples = () => ["CLOJARS_USERNAME=acme", "CLOJARS_" + new string('x', 60)],
        },
        new()
        {
            Id = "deno-token",
            Title = "Deno token",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["ddp_", "ddo_", "ddw_", "jsrp_", "jsrd_"],
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z0-9_])(?:dd[pow]_[A-Za-z0-9]{36}|jsr[pd]_[A-Za-z0-9]{36,50})(?![A-Za-z0-9_])",
            MinEntropy = 3.3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete it in the account's settings. Publish with a trusted publisher (OIDC) where the registry has it.",
            Reference = "https://docs.deno.com/subhosting/manual/api/",
            Examples = () => ["DENO_DEPLOY_TOKEN=ddp_" + ExampleText.Alphanumeric(36, 10)],
            CounterExamples = () => ["ddp_" + ExampleText.Alphanumeric(10, 11), "ddp_" + new string('x', 36)],
        },
    ];
}
