using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of identity providers.</summary>
internal static class IdentityRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        NamedToken.Of("okta-api-token", "Okta API token", Severity.Critical, ["okta", "ssws"], "00[A-Za-z0-9=_-]{40}",
            () => "00" + ExampleText.Alphanumeric(40), "Revoke it under Security, API, Tokens", "https://developer.okta.com/docs/guides/create-an-api-token/main/") with
        {
            Pattern = NamedToken.WordBegin + @"(?:okta|ssws)(?:(?<=ssws)\s{1,3}(?<secret>(?-i:00[A-Za-z0-9=_-]{40}))(?![A-Za-z0-9_-])|(?<=okta|ssws)" + AssignmentPattern.For("", "(?-i:00[A-Za-z0-9=_-]{40})") + ")",
        },
        PrefixedToken.Of("stytch-secret", "Stytch project secret", Severity.Critical, ["secret-test-", "secret-live-"], "secret-(?:test|live)-[A-Za-z0-9_-]{30,60}={0,2}",
            () => "secret-live-" + ExampleText.Alphanumeric(36), "Rotate it on the API keys page of the dashboard", "https://stytch.com/docs/workspace-management/pwa/api-keys"),
        NamedToken.Of("auth0-client-secret", "Auth0 client secret", Severity.Critical, ["auth0"], "[A-Za-z0-9_-]{64}",
            () => ExampleText.Alphanumeric(64), "Rotate it on the application's page", "https://auth0.com/docs/get-started/applications/rotate-client-secret"),
        NamedToken.Of("duo-secret-key", "Duo secret key", Severity.Critical, ["duo_skey", "duo_secret", "duoskey", "skey"], "[A-Za-z0-9]{40}",
            () => ExampleText.Alphanumeric(40), "Reset the secret key on the application's page", "https://duo.com/docs/protecting-applications"),
        NamedToken.Of("workos-api-key", "WorkOS API key", Severity.Critical, ["workos"], "sk_(?:live_|test_)?[A-Za-z0-9]{30,140}",
            () => "sk_" + ExampleText.Alphanumeric(90), "Delete it under API keys in the dashboard", "https://workos.com/docs/reference"),
    ];
}
