using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of services that know customers: sales, support, analytics.</summary>
internal static class CustomerRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("hubspot-token", "HubSpot private app token", Severity.High, ["pat-na", "pat-eu", "pat-ap"], "pat-(?:na|eu|ap)[0-9]{0,2}-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            () => "pat-na1-" + ExampleText.Uuid(), "Rotate it on the private app's page", "https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview"),
        NamedToken.Of("hubspot-api-key", "HubSpot API key", Severity.High, ["hubspot", "hapikey", "hapi_key"], "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}",
            () => ExampleText.Uuid(3), "Migrate to a private app and rotate the key", "https://developers.hubspot.com/docs/apps/legacy-apps/authentication/intro-to-auth"),
        PrefixedToken.Of("salesforce-session", "Salesforce access token", Severity.Critical, "00D", "[A-Za-z0-9]{12,15}![A-Za-z0-9._]{80,140}",
            () => ExampleText.Alphanumeric(12) + "!" + ExampleText.Alphanumeric(96), "End the session under Session Management or revoke the connected app's token", "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm"),
        PrefixedToken.Of("salesforce-refresh-token", "Salesforce refresh token", Severity.Critical, "5Aep861", "[A-Za-z0-9._]{70,100}",
            () => ExampleText.Alphanumeric(80), "Revoke it on the connected app's OAuth usage page", "https://help.salesforce.com/s/articleView?id=xcloud.remoteaccess_oauth_tokens_scopes.htm"),
        PrefixedToken.Of("intercom-access-token", "Intercom access token", Severity.High, "dG9rO", "[A-Za-z0-9+/]{51,55}={0,2}",
            () => ExampleText.Alphanumeric(54), "Regenerate it in the developer hub", "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication"),
        PrefixedToken.Of("posthog-personal-key", "PostHog personal or feature flag key", Severity.High, ["phx_", "phs_"], "ph[xs]_[A-Za-z0-9]{40,50}",
            () => "phx_" + ExampleText.Alphanumeric(47), "Roll it under Settings, Personal API keys", "https://posthog.com/docs/api"),
        PrefixedToken.Of("segment-token", "Segment public API token", Severity.High, "sgp_", "[A-Za-z0-9]{64}",
            () => ExampleText.Alphanumeric(64), "Delete it under Access management, Tokens", "https://docs.segmentapis.com/tag/Getting-Started"),
        PrefixedToken.Of("mapbox-secret-token", "Mapbox secret token", Severity.High, "sk.eyJ", @"[A-Za-z0-9_-]{40,200}\.[A-Za-z0-9_-]{20,24}",
            () => ExampleText.Alphanumeric(70) + "." + ExampleText.Alphanumeric(22, 2), "Delete it on the access tokens page", "https://docs.mapbox.com/accounts/guides/tokens/"),
        PrefixedToken.Of("apify-api-token", "Apify API token", Severity.High, "apify_api_", "[A-Za-z0-9]{34,38}",
            () => ExampleText.Alphanumeric(36), "Delete it under Settings, API and integrations", "https://docs.apify.com/platform/integrations/api"),
        PrefixedToken.Of("photoroom-api-key", "Photoroom API key", Severity.High, "sk_pr_", "[a-z0-9_-]{1,40}_[0-9a-f]{40}",
            () => "contoso_" + ExampleText.Hex(40), "Delete it on the API dashboard", "https://docs.photoroom.com/getting-started/quickstart"),
        PrefixedToken.Of("intra42-client-secret", "42 Intra client secret", Severity.High, ["s-s4t2ud-", "s-s4t2af-"], "s-s4t2(?:ud|af)-[0-9a-f]{64}",
            () => "s-s4t2ud-" + ExampleText.Hex(64), "Generate a new secret on the application's page", "https://api.intra.42.fr/apidoc/guides/getting_started"),
    ];
}
