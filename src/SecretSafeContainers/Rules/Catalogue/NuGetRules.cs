using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of NuGet feeds.</summary>
internal static class NuGetRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "nuget-cleartext-password",
            Title = "NuGet feed password in clear text",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["ClearTextPassword"],
            IgnoreCase = true,
            Pattern = """ClearTextPassword\\?["']\s{1,8}value\s{0,2}=\s{0,2}\\?["'](?<secret>[^"'\\\r\n]{3,512})""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke the feed's credential. Write %VARIABLE% into NuGet.Config and hand the value to the restore step as a ContainerSecret.",
            Reference = "https://learn.microsoft.com/nuget/reference/nuget-config-file#packagesourcecredentials",
            Examples = () =>
            [
                "<add key=\"ClearTextPassword\" value=\"" + ExampleText.Alphanumeric(20) + "\" />",
                "<add key='ClearTextPassword'\n     value='" + ExampleText.Alphanumeric(9, 2) + "!x'/>",
            ],
            CounterExamples = () => ["<add key=\"ClearTextPassword\" value=\"%FEED_TOKEN%\" />", "<add key=\"ClearTextPassword\" value=\"\" />", "the key ClearTextPassword holds"],
        },
        new()
        {
            Id = "nuget-api-key",
            Title = "NuGet gallery API key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = ["oy2"],
            Pattern = "(?<![A-Za-z0-9/+_-])oy2[a-z0-9]{43}(?![A-Za-z0-9/+_=-])",
            MinEntropy = 3.5,
            PublicPrefix = "oy2",
            Advice = "Delete the key under API keys in the gallery. Publish with trusted publishing instead of a long-lived key.",
            Reference = "https://learn.microsoft.com/nuget/nuget-org/publish-a-package#create-an-api-key",
            Examples = () => ["dotnet nuget push --api-key oy" + "2" + ExampleText.LowerAlphanumeric(43)],
            CounterExamples = () => ["oy2" + ExampleText.LowerAlphanumeric(44), "boy2" + ExampleText.LowerAlphanumeric(43)],
        },
    ];
}
