using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of services for teams: tasks, documents, designs, forms.</summary>
internal static class WorkRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        NamedToken.Of("asana-token", "Asana token or client secret", Severity.High, ["asana"], "(?:[0-9]/(?:[0-9]{10,20}/)?[0-9]{10,20}:[0-9a-f]{32}|[0-9]/[0-9a-f]{32}|[0-9a-z]{32})",
            () => "1/" + ExampleText.Decimal(16) + ":" + ExampleText.Hex(32), "Deauthorize it in the developer console", "https://developers.asana.com/docs/personal-access-token"),
        PrefixedToken.Of("notion-token", "Notion integration token", Severity.High, "ntn_", "[0-9]{11}[A-Za-z0-9]{32,40}",
            () => ExampleText.Decimal(11) + ExampleText.Alphanumeric(35), "Refresh the secret on the integration's page", "https://developers.notion.com/docs/authorization"),
        PrefixedToken.Of("notion-legacy-token", "Notion integration token (of before 2024)", Severity.High, "secret_", "[A-Za-z0-9]{43}",
            () => ExampleText.Alphanumeric(43), "Refresh the secret on the integration's page", "https://developers.notion.com/docs/authorization"),
        PrefixedToken.Of("linear-token", "Linear API key or OAuth token", Severity.High, ["lin_api_", "lin_oauth_", "lin_wh_"], "lin_(?:api_[A-Za-z0-9]{40}|oauth_[0-9a-f]{32,64}|wh_[A-Za-z0-9]{24,48})",
            () => "lin" + "_api_" + ExampleText.Alphanumeric(40), "Revoke it under Settings, Security and access", "https://linear.app/developers/graphql"),
        NamedToken.Of("airtable-token", "Airtable token", Severity.High, ["airtable"], @"(?:pat[A-Za-z0-9]{14}\.[0-9a-f]{64}|(?:key)?[A-Za-z0-9]{14,17})",
            () => "pat" + ExampleText.Alphanumeric(14) + "." + ExampleText.Hex(64), "Delete it in the developer hub", "https://airtable.com/developers/web/guides/personal-access-tokens"),
        PrefixedToken.Of("typeform-token", "Typeform token", Severity.High, "tfp_", "[A-Za-z0-9_.=-]{40,60}",
            () => ExampleText.Alphanumeric(44), "Regenerate it under Settings, Personal tokens", "https://www.typeform.com/developers/get-started/personal-access-token/"),
        PrefixedToken.Of("figma-token", "Figma token", Severity.High, ["figd_", "figo_", "figu_", "figor_"], "fig(?:d|o|u|or|uh)_[A-Za-z0-9_-]{36,60}",
            () => "fig" + "d_" + ExampleText.Alphanumeric(40), "Revoke it under Settings, Security", "https://developers.figma.com/docs/rest-api/authentication/"),
        PrefixedToken.Of("clickup-token", "ClickUp personal API token", Severity.High, "pk_", "[0-9]{5,10}_[A-Z0-9]{32}",
            () => ExampleText.Decimal(8) + "_" + ExampleText.Base32(32), "Regenerate it under Settings, Apps", "https://developer.clickup.com/docs/authentication"),
        PrefixedToken.Of("contentful-token", "Contentful personal access token", Severity.High, "CFPAT-", "[A-Za-z0-9_-]{43}",
            () => ExampleText.Alphanumeric(43), "Revoke it under CMA tokens", "https://www.contentful.com/developers/docs/references/authentication/"),
        NamedToken.Of("dropbox-token", "Dropbox token or app secret", Severity.High, ["dropbox"], "(?:[A-Za-z0-9]{11}AAAAAAAAAA[A-Za-z0-9=_-]{43}|[A-Za-z0-9]{15})",
            () => ExampleText.Alphanumeric(11) + "AAAAAAAAAA" + ExampleText.Alphanumeric(43, 2), "Revoke it with /auth/token/revoke or in the App Console", "https://developers.dropbox.com/oauth-guide"),
        PrefixedToken.Of("frameio-token", "Frame.io developer token", Severity.High, "fio-u-", "[A-Za-z0-9_=-]{64}",
            () => ExampleText.Alphanumeric(64), "Delete it on the developer site", "https://developer.frame.io/docs/getting-started/authentication"),
        PrefixedToken.Of("readme-api-key", "ReadMe API key", Severity.High, "rdme_", "[a-z0-9]{70}",
            () => ExampleText.LowerAlphanumeric(70), "Delete it under Configuration, API keys", "https://docs.readme.com/main/reference/authentication"),
        PrefixedToken.Of("teamwork-token", "Teamwork token", Severity.High, "tkn.v1_", "[A-Za-z0-9_+/=-]{40,100}",
            () => ExampleText.Alphanumeric(64), "Revoke it in the profile's API settings", "https://apidocs.teamwork.com/guides/teamwork/authentication"),
        PrefixedToken.Of("shutterstock-token", "Shutterstock token", Severity.High, "v2/", "[A-Za-z0-9]{380,420}",
            () => ExampleText.Alphanumeric(388), "Revoke it on the application's page", "https://api-reference.shutterstock.com/#authentication"),
    ];
}
