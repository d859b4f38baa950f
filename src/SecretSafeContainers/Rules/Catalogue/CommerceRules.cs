using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Keys of services that move money, and of those that tell who somebody is.</summary>
internal static class CommerceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("stripe-organization-key", "Stripe organization key", Severity.Critical, ["sk_org_live_", "sk_org_test_"], "sk_org_(?:live|test)_[A-Za-z0-9_]{24,250}",
            () => "sk_org_live_" + ExampleText.Alphanumeric(90), "Roll it under API keys of the organization", "https://docs.stripe.com/keys"),
        PrefixedToken.Of("polar-token", "Polar access token", Severity.Critical, ["polar_oat_", "polar_pat_", "polar_at_", "polar_rt_", "polar_cs_"], "polar_(?:oat|pat|at_[uo]|rt_[uo]|cs)_[A-Za-z0-9]{30,64}",
            () => "polar_oat_" + ExampleText.Alphanumeric(43), "Revoke it in the settings of the organization", "https://polar.sh/docs/integrate/authentication"),
        PrefixedToken.Of("xendit-secret-key", "Xendit secret key", Severity.Critical, ["xnd_production_", "xnd_development_"], "xnd_(?:production|development)_[A-Za-z0-9]{40,90}",
            () => "xnd_production_" + ExampleText.Alphanumeric(60), "Revoke it under API keys in the settings", "https://docs.xendit.co/docs/api-keys"),
        PrefixedToken.Of("midtrans-server-key", "Midtrans server key", Severity.Critical, "Mid-server-", "[A-Za-z0-9_-]{20,40}",
            () => ExampleText.Alphanumeric(24), "Replace it under Access keys in the settings", "https://docs.midtrans.com/docs/midtrans-account"),
        PrefixedToken.Of("sumup-secret-key", "SumUp secret key", Severity.Critical, "sup_sk_", "[A-Za-z0-9]{28,64}",
            () => ExampleText.Alphanumeric(32), "Delete it under API keys in the settings for developers", "https://developer.sumup.com/tools/authorization/api-keys/"),
        PrefixedToken.Of("mercury-api-token", "Mercury API token", Severity.Critical, "mercury_production_", "[A-Za-z0-9_]{30,100}",
            () => ExampleText.Alphanumeric(60), "Delete it under API tokens in the settings", "https://docs.mercury.com/docs/getting-started"),
        PrefixedToken.Of("asaas-api-key", "Asaas API key", Severity.Critical, ["aact_prod_", "aact_hmlg_", "aact_YT"], "aact_(?:(?:prod|hmlg)_|YT)[A-Za-z0-9+/=:]{60,300}",
            () => "aact_prod_" + ExampleText.Alphanumeric(150), "Delete it under Integrations", "https://docs.asaas.com/docs/authentication-2"),
        PrefixedToken.Of("onfido-api-token", "Onfido API token", Severity.Critical, ["api_live.", "api_live_us.", "api_live_ca.", "api_sandbox."], @"api_(?:live(?:_(?:us|ca))?|sandbox)\.[A-Za-z0-9_-]{11}\.[A-Za-z0-9_-]{32}",
            () => "api_live." + ExampleText.Alphanumeric(11) + "." + ExampleText.Alphanumeric(32, 2), "Revoke it under Tokens in the dashboard", "https://documentation.identity.entrust.com/api/latest/#api-tokens"),
        PrefixedToken.Of("persona-api-key", "Persona API key", Severity.Critical, ["persona_production_", "persona_sandbox_"], "persona_(?:production|sandbox)_[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}",
            () => "persona_production_" + ExampleText.Uuid(), "Expire it under API keys in the dashboard", "https://docs.withpersona.com/api-keys"),
        PrefixedToken.Of("workos-secret-key", "WorkOS secret key", Severity.Critical, ["sk_a2V5X", "sk_test_a2V5X"], "sk_(?:test_)?a2V5X[A-Za-z0-9]{30,140}",
            () => "sk_a2V5X" + ExampleText.Alphanumeric(80), "Delete it under API keys in the dashboard", "https://workos.com/docs/reference"),
        PrefixedToken.Of("pubnub-secret-key", "PubNub secret key", Severity.Critical, "sec-c-", "[A-Za-z0-9+/=]{44,50}",
            () => ExampleText.Alphanumeric(48), "Replace the keyset in the admin portal", "https://www.pubnub.com/docs/general/security/access-control"),
        PrefixedToken.Of("shopify-partner-token", "Shopify partner API token", Severity.Critical, "prtapi_", "[0-9a-f]{32}",
            () => ExampleText.Hex(32), "Delete it under Partner API clients in the settings", "https://shopify.dev/docs/api/partner"),
    ];
}
