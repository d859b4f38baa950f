using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials in the arguments of commands that fetch and push, as history lines and scripts hold them.</summary>
internal static class CommandLineRules
{
    /// <summary>The arguments of one command before the one that matters; a line that ends with a backslash goes on.</summary>
    public const string Arguments = @"(?:[^\r\n|;]|\\\r?\n){0,400}?";

    /// <summary>An argument's value: no variable, no option.</summary>
    public const string Value = """\\?["']?(?<secret>[^\s"'`<>\\|;&$(){}[\]-][^\s"'`<>\\|;&()]{2,255})""";

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
            LeadCharacters = 0,
            Pattern = "(?<![A-Za-z])curl " + Arguments + """(?<=\s)(?:-[A-Za-z]{0,8}u|--user|--proxy-user)[ =]{0,2}(?:\\?["']?[^\s:"'$<>-]?[^\s:"'$<>]{0,100}\\?["']?:\\?["']?(?<secret>[^\s"'<>\\$][^\s"'<>\\]{2,255})|\\?["']?(?<secret>(?=[^\s:]{0,60}[0-9])[^\s:"'$<>{}-][^\s:"'$<>{}]{7,600}):?\\?["']?(?=\s|\z))""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password. Use `RUN --mount=type=secret` with a .netrc file or a ContainerSecret.",
            Reference = "https://curl.se/docs/manpage.html#-u",
            Examples = () =>
            [
                "RUN curl -fsSL -u deploy:" + ExampleText.Alphanumeric(11) + " https://nexus.acme.test/a.jar -o /a.jar",
                "curl --user 'ci:" + ExampleText.Alphanumeric(9, 2) + "' https://acme.test",
                "curl -X POST https://acme.test \\\n  -H 'Accept: */*' \\\n  -u ci:\"" + ExampleText.Alphanumeric(16, 3) + "\"",
                "curl -u \"" + ExampleText.Alphanumeric(24, 5) + ":\" https://acme.test",
            ],
            CounterExamples = () => ["curl -u user:password https://acme.test", "curl -u $USER:$PASS https://acme.test", "curl -u name https://acme.test:8080", "curl -fsSL https://acme.test/a:b", "curl https://acme.test | sudo -u app:" + ExampleText.Alphanumeric(9)],
        },
        new()
        {
            Id = "nuget-source-password",
            Title = "NuGet feed password in a command",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["nuget add source", "nuget update source", "nuget sources", "nuget.exe sources"],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = """nuget(?:\.exe)? (?:(?:add|update) source|sources (?:add|update)) """ + Arguments + """(?<=\s)(?:-p|--password|-password)[ =]{1,2}["']?(?<secret>[^\s"'<>\\$][^\s"'<>\\]{2,255})""",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke the feed's credential. Write %VARIABLE% into NuGet.Config and hand the value to the restore step as a ContainerSecret.",
            Reference = "https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source",
            Examples = () =>
            [
                "RUN dotnet nuget add source https://feed.acme.test/index.json -n acme -u ci -p " + ExampleText.Alphanumeric(17) + " --store-password-in-clear-text",
                "dotnet nuget update source acme --username ci --password=" + ExampleText.Alphanumeric(12, 2),
                "nuget sources add -Name acme -Source https://feed.acme.test -UserName ci -Password " + ExampleText.Alphanumeric(12, 3),
            ],
            CounterExamples = () =>
            [
                "dotnet nuget add source https://feed.acme.test/index.json -n acme", "dotnet nuget add source https://feed.acme.test -u ci -p $FEED_TOKEN", "dotnet nuget add source https://feed.acme.test -u ci -p <password>",
            ],
        },
        new()
        {
            Id = "login-command-password",
            Title = "password in a command that signs in",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["docker login", "podman login", "buildah login", "skopeo login", "nerdctl login", "registry login", "oras login", "crane auth login", "acr login", "az login", "oc login", "argocd login", "cf login", "rancher login"],
            LeadCharacters = 0,
            Pattern = "[a-z]{2,8}(?: auth)? login " + Arguments + @"(?<=\s)(?:-p|--password|--token|--client-secret)[ =]{1,2}" + Value,
            Check = SecretCheck.Password,
            Advice = "Revoke the credential. Use a credential helper or a workload's own identity; in builds pass it by --password-stdin from a mounted secret.",
            Reference = "https://docs.docker.com/reference/cli/docker/login/#password-stdin",
            Examples = () =>
            [
                "RUN docker login -u ci -p " + ExampleText.Alphanumeric(14) + " registry.acme.test",
                "az login --service-principal -u https://acme.test -p " + ExampleText.Alphanumeric(34, 2) + " --tenant acme",
                "oc login https://acme.test --token=" + ExampleText.Alphanumeric(40, 3),
            ],
            CounterExamples = () => ["docker login -u ci --password-stdin", "docker login -u ci -p $TOKEN", "docker login -p \"$(cat token1)\"", "az login --identity", "oc login --token=<token>"],
        },
    ];
}
