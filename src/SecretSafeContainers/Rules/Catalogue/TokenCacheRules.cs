using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens that a tool stored when somebody signed in.</summary>
internal static class TokenCacheRules
{
    private const string Token = "(?<secret>[A-Za-z0-9_.+/=*!$~-]{40,900})";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "azure-artifacts-session-token",
            Title = "session token of an Azure Artifacts feed",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["pkgs.dev.azure.com/", ".pkgs.visualstudio.com/"],
            LeadCharacters = 72,
            Pattern = """(?<=["'])https://(?:pkgs\.dev\.azure\.com|[A-Za-z0-9-]{1,60}\.pkgs\.visualstudio\.com)/[^"'\s<>]{1,300}["']\s{0,4}:\s{0,4}["']""" + Token,
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke the token under User settings, Personal access tokens. Keep SessionTokenCache.dat out of the image: hand the feed's credential to the restore step as a ContainerSecret.",
            Reference = "https://github.com/microsoft/artifacts-credprovider#session-token-cache-locations",
            Examples = () => ["{\"https://pkgs.dev.azure.com/acme/_packaging/feed/nuget/v3/index.json\":\"" + ExampleText.Alphanumeric(52) + "\"}", "{\"https://acme.pkgs.visualstudio.com/_packaging/feed/nuget/v3/index.json\": \"" + ExampleText.Alphanumeric(84, 2) + "\"}"],
            CounterExamples = () => ["{\"https://pkgs.dev.azure.com/acme/_packaging/feed/nuget/v3/index.json\":\"feed\"}", "<add key=\"feed\" value=\"https://pkgs.dev.azure.com/acme/_packaging/feed/nuget/v3/index.json\" />"],
        },
        new()
        {
            Id = "microsoft-token-cache",
            Title = "token in a cache of the Microsoft Authentication Library",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["\"credential_type\"", "\"home_account_id\""],
            LeadCharacters = 0,
            Pattern = """(?:"credential_type"|"home_account_id")\s{0,4}:\s{0,4}"[^{}]{0,500}?"secret"\s{0,4}:\s{0,4}["]""" + Token,
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Sign out, and revoke the user's sessions in Microsoft Entra. Use a managed identity, or a federated credential in builds.",
            Reference = "https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization",
            Examples = () =>
            [
                "{\"RefreshToken\":{\"a\":{\"credential_type\":\"RefreshToken\",\"secret\":\"0.A" + ExampleText.Alphanumeric(600) + "\",\"home_account_id\":\"x.y\"}}}",
                "{\"RefreshToken\": {\"a\": {\n \"home_account_id\": \"x.y\",\n \"environment\": \"login.windows.net\",\n \"secret\": \"1.A" + ExampleText.Alphanumeric(300, 2) + "\",\n \"credential_type\": \"RefreshToken\"}}}",
            ],
            CounterExamples = () => ["{\"Account\":{\"a\":{\"home_account_id\":\"x.y\",\"username\":\"ci\"}}, \"secret\":\"" + ExampleText.Alphanumeric(60) + "\"}", "\"credential_type\": \"RefreshToken\", \"secret\": \"secret\""],
        },
        new()
        {
            Id = "refresh-token",
            Title = "OAuth refresh token",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Subject = RuleSubject.CredentialFile,
            Literals = ["refresh_token", "refreshToken"],
            LeadCharacters = 0,
            Pattern = """refresh(?:_t|T)oken\\?["']?\s{0,4}[:=]\s{0,4}\\?["'](?<secret>(?=[^\s"']{0,200}[0-9])(?=[^\s"']{0,200}[A-Z])[A-Za-z0-9_.+/=*!$~-]{40,900})""",
            MinEntropy = 4,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Sign out with the tool that stored it, or revoke it at its issuer. In containers use a workload's own identity.",
            Reference = "https://www.rfc-editor.org/rfc/rfc6749#section-1.5",
            Examples = () =>
            [
                "{ \"client_id\": \"acme\", \"refresh_token\": \"AMf-" + ExampleText.Alphanumeric(99) + "\", \"type\": \"authorized_user\" }",
                "[{\"tokenType\":\"Bearer\",\"refreshToken\":\"AQAB" + ExampleText.Base64(800, 2) + "\"}]",
            ],
            CounterExamples = () => ["\"refresh_token\": \"" + ExampleText.Alphanumeric(22) + "\"", "refresh_token = GetRefreshToken()", "\"refreshToken\": \"" + new string('x', 60) + "\"", "\"refreshToken\": \"the-name-of-some-other-thing-with-a-long-name-1\""],
        },
        new()
        {
            Id = "terraform-cloud-token",
            Title = "HCP Terraform API token",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Literals = [".atlasv1."],
            LeadCharacters = 14,
            Pattern = @"(?<![A-Za-z0-9])[A-Za-z0-9]{14}\.atlasv1\.[A-Za-z0-9_=-]{60,70}(?![A-Za-z0-9_=-])",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Delete the token in the account's or team's settings. Hand it to the build as a secret, as TF_TOKEN_app_terraform_io.",
            Reference = "https://developer.hashicorp.com/terraform/cli/config/config-file#credentials-1",
            Examples = () => ["{\"credentials\": {\"app.terraform.io\": {\"token\": \"" + ExampleText.Alphanumeric(14) + ".atlas" + "v1." + ExampleText.Alphanumeric(67, 2) + "\"}}}"],
            CounterExamples = () => ["token = \"xxxxxxxxxxxxxx.atlasv1.zzzzzzzzzzzzz\"", new string('x', 14) + ".atlasv1." + new string('z', 67)],
        },
    ];
}
