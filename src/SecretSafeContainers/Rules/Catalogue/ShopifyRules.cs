using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Shopify issues.</summary>
internal static class ShopifyRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("shopify-access-token", "Shopify access token", Severity.Critical, ["shpat_", "shpca_", "shppa_", "shpua_"], "shp(?:at|ca|pa|ua)_[0-9a-fA-F]{32}",
            () => "shp" + "at_" + ExampleText.Hex(32), "Uninstall the app or rotate its credentials in the shop's admin", "https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens"),
        PrefixedToken.Of("shopify-app-secret", "Shopify app secret", Severity.Critical, ["shpss_", "shptka_"], "shp(?:ss|tka)_[0-9a-fA-F]{32}",
            () => "shp" + "ss_" + ExampleText.Hex(32), "Rotate it under the app's API credentials", "https://shopify.dev/docs/apps/build/authentication-authorization/client-secrets"),
    ];
}
