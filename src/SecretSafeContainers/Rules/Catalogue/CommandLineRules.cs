using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords in the arguments of commands, as history lines and scripts hold them.</summary>
internal static class CommandLineRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "curl-user-password",
            Title = "password in a curl command",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["curl "],
            Pattern = """(?<![A-Za-z])curl [^\r\n|;]{0,400}?(?<=\s)(?:-u|--user)[ =]{0,2}["']?[^\s:"'$<>{}-][^\s:"'$<>{}]{0,100}:(?<secret>[^\s"'<>\\$][^\s"'<>\\]{2,255})""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password. Use `RUN --mount=type=secret` with a .netrc file or a ContainerSecret.",
            Reference = "https://curl.se/docs/manpage.html#-u",
            Examples = () =>
            [
                "RUN curl -fsSL -u deploy:" + ExampleText.Alphanumeric(11) + " https://nexus.acme.test/a.jar -o /a.jar",
                "curl --user 'ci:" + ExampleText.Alphanumeric(9, 2) + "' https://acme.test",
            ],
            CounterExamples = () => ["curl -u user:password https://acme.test", "curl -u $USER:$PASS https://acme.test", "curl -u name https://acme.test:8080", "curl -fsSL https://acme.test/a:b"],
        },
        new()
        {
            Id = "nuget-source-password",
            Title = "NuGet feed password in a command",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["nuget add source", "nuget update source"],
            Pattern = """nuget (?:add|update) source [^\r\n]{0,600}?(?<=\s)(?:-p|--password)[ =]{1,2}["']?(?<secret>[^\s"'<>\\$][^\s"'<>\\]{2,255})""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke the feed's credential. Write %VARIABLE% into NuGet.Config and hand the value to the restore step as a ContainerSecret.",
            Reference = "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source",
            Examples = () =>
            [
                "RUN dotnet nuget add source https://feed.acme.test/index.json -n acme -u ci -p " + ExampleText.Alphanumeric(17) + " --store-password-in-clear-text",
                "dotnet nuget update source acme --username ci --password=" + ExampleText.Alphanumeric(12, 2),
            ],
            CounterExamples = () =>
            [
                "dotnet nuget add source https://feed.acme.test/index.json -n acme", "dotnet nuget add source https://feed.acme.test -u ci -p $FEED_TOKEN", "dotnet nuget add source https://feed.acme.test -u ci -p <password>",
            ],
        },
    ];
}
