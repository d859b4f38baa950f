using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Tokens of tools that teams share: switches of features, boards, files, mail, gateways, builds.</summary>
internal static class TeamToolRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("unleash-token", "Unleash API token", Severity.High, [":production.", ":development.", ":default."], @"(?:\*|\[\]|[a-z0-9_-]{1,40}):(?:production|development|default)\.[0-9a-f]{50,64}",
            () => "*:production." + ExampleText.Hex(56), "Delete it under API access", "https://docs.getunleash.io/reference/api-tokens-and-client-keys") with { LeadCharacters = 42 },
        PrefixedToken.Of("growthbook-secret-key", "GrowthBook secret key", Severity.High, ["secret_admin_", "secret_readonly_", "secret_user_"], "secret_(?:admin|readonly|user)_[A-Za-z0-9+/]{30,60}={0,2}",
            () => "secret_admin_" + ExampleText.Alphanumeric(44), "Delete it under API keys in the settings", "https://docs.growthbook.io/api"),
        PrefixedToken.Of("devcycle-server-key", "DevCycle server key", Severity.High, "dvc_server_", "[A-Za-z0-9_]{36,70}",
            () => ExampleText.LowerAlphanumeric(44), "Replace it under Environments in the settings", "https://docs.devcycle.com/platform/account-management/keys/"),
        PrefixedToken.Of("canva-client-secret", "Canva client secret", Severity.High, "cnvca", "[A-Za-z0-9_-]{40,70}",
            () => ExampleText.Alphanumeric(48), "Generate a new one on the page of the integration", "https://www.canva.dev/docs/connect/authentication/"),
        PrefixedToken.Of("retool-api-token", "Retool API token", Severity.High, "retool_01", "[a-z0-9]{24}",
            () => ExampleText.LowerAlphanumeric(24), "Revoke it under API in the settings", "https://docs.retool.com/org-users/guides/retool-api/authentication"),
        PrefixedToken.Of("onesignal-api-key", "OneSignal API key", Severity.High, ["os_v2_app_", "os_v2_org_"], "os_v2_(?:app|org)_[a-z2-7]{90,120}",
            () => "os_v2_app_" + ExampleText.Base32(103).ToLowerInvariant(), "Delete it under Keys and IDs", "https://documentation.onesignal.com/docs/en/keys-and-ids"),
        PrefixedToken.Of("trello-token", "Trello token", Severity.High, "ATTA", "[0-9a-f]{64}[0-9A-Fa-f]{8}",
            () => ExampleText.Hex(72), "Revoke it under Applications in the settings", "https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/") with
        {
            // Hexadecimal digits of both cases look less random than they are.
            Check = SecretCheck.NotPlaceholder,
        },
        PrefixedToken.Of("dropbox-short-lived-token", "Dropbox access token", Severity.High, ["sl.u.", "sl.A", "sl.B", "sl.C"], @"(?<!\.)sl\.(?:u\.)?[A-Za-z0-9=_-]{100,900}",
            () => "sl.u." + ExampleText.Alphanumeric(140), "Sign the app out under Connected apps", "https://developers.dropbox.com/oauth-guide"),
        PrefixedToken.Of("wakatime-api-key", "WakaTime API key", Severity.Moderate, "waka_", "[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
            () => ExampleText.Uuid(), "Replace it in the settings of the account", "https://wakatime.com/developers"),
        PrefixedToken.Of("mailersend-token", "MailerSend API token", Severity.High, "mlsn.", "[0-9a-f]{64}",
            () => ExampleText.Hex(64), "Delete it under API tokens", "https://developers.mailersend.com/general.html"),
        PrefixedToken.Of("pinterest-access-token", "Pinterest access token", Severity.High, "pina_", "[A-Z0-9]{40,110}",
            () => ExampleText.Base32(60), "Revoke it under Connected apps", "https://developers.pinterest.com/docs/getting-started/set-up-authentication-and-authorization/"),
        PrefixedToken.Of("kong-access-token", "Kong Konnect access token", Severity.Critical, ["kpat_", "spat_"], "[ks]pat_[A-Za-z0-9]{40,60}",
            () => "kpat_" + ExampleText.Alphanumeric(49), "Revoke it under Personal access tokens or on the page of the system account", "https://developer.konghq.com/konnect-api/"),
        PrefixedToken.Of("zuplo-api-key", "Zuplo API key", Severity.High, "zpka_", "[a-z0-9]{32}_[0-9a-f]{8}",
            () => ExampleText.LowerAlphanumeric(32) + "_" + ExampleText.Hex(8, 2), "Delete it under API keys in the settings", "https://zuplo.com/docs/articles/api-key-api"),
        PrefixedToken.Of("socket-api-token", "Socket API token", Severity.High, "sktsec_", "[A-Za-z0-9_-]{30,90}_api",
            () => ExampleText.Alphanumeric(43) + "_api", "Revoke it under API tokens in the settings", "https://docs.socket.dev/reference/creating-and-managing-api-tokens"),
        PrefixedToken.Of("depot-token", "Depot token", Severity.High, ["depot_project_", "depot_org_", "depot_user_"], "depot_(?:project|org|user)_[0-9a-f]{60,70}",
            () => "depot_project_" + ExampleText.Hex(64), "Delete it in the settings of the project or the organization", "https://depot.dev/docs/cli/authentication"),
        PrefixedToken.Of("valtown-token", "Val Town API token", Severity.High, "vtwn_", "[A-Za-z0-9]{26,40}",
            () => ExampleText.Alphanumeric(28), "Delete it under API tokens in the settings", "https://docs.val.town/reference/api/authentication/"),
    ];
}
