using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of payment and shipping services with one format each.</summary>
internal static class PaymentRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("braintree-access-token", "PayPal Braintree access token", Severity.Critical, "access_token$", @"(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}",
            () => "production$" + ExampleText.LowerAlphanumeric(16) + "$" + ExampleText.Hex(32), "Revoke it in the Braintree control panel", "https://developer.paypal.com/braintree/docs/guides/extend/oauth/access-tokens"),
        PrefixedToken.Of("adyen-api-key", "Adyen API key", Severity.Critical, ["hmfx"], "(?<secret>AQE[a-z]hmf[A-Za-z0-9+/]{30,220}={0,2}-[A-Za-z0-9+/]{20,60}={0,2}-[!-~]{8,40})",
            () => "AQ" + "Eyhmfx" + ExampleText.Alphanumeric(62) + "-" + ExampleText.Alphanumeric(43, 2) + "=-" + ExampleText.Alphanumeric(16, 3),
            "Generate a new key in the Customer Area, which expires the old one", "https://docs.adyen.com/development-resources/api-credentials/") with
        {
            LeadCharacters = 4,
            CounterExamples = () => ["AQEyhmfx" + new string('x', 80), "the prefix AQEyhmfx is followed by"],
        },
        PrefixedToken.Of("plaid-access-token", "Plaid access token", Severity.High, ["access-sandbox-", "access-development-", "access-production-"], "access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            () => "access-production-" + ExampleText.Uuid(), "Invalidate it with /item/access_token/invalidate", "https://plaid.com/docs/api/tokens/"),
        PrefixedToken.Of("flutterwave-secret-key", "Flutterwave secret or encryption key", Severity.Critical, ["FLWSECK-", "FLWSECK_TEST-"], "FLWSECK(?:_TEST)?-(?:[0-9a-z]{32}(?:-[A-Za-z0-9]{3,24})?-X|[0-9a-f]{12})",
            () => "FLWSECK" + "-" + ExampleText.Hex(32) + "-X", "Regenerate the keys in the Flutterwave dashboard", "https://developer.flutterwave.com/docs/authentication") with
        {
            Check = SecretCheck.NotPlaceholder,
        },
        PrefixedToken.Of("gocardless-token", "GoCardless access token", Severity.Critical, ["live_"], "(?<!_)live_(?![0-9]{6,10}_)[A-Za-z0-9_=-]{40}(?![A-Za-z0-9_=-])",
            () => "live" + "_" + ExampleText.Alphanumeric(40), "Revoke it under Developers in the GoCardless dashboard", "https://developer.gocardless.com/getting-started/api/making-your-first-request/"),
        PrefixedToken.Of("mollie-api-key", "Mollie live API key", Severity.Critical, ["live_"], "(?<!_)live_[A-Za-z0-9]{30}",
            () => "live" + "_" + ExampleText.Alphanumeric(30), "Reset the key under Developers, API keys in the Mollie dashboard", "https://docs.mollie.com/reference/authentication"),
        PrefixedToken.Of("easypost-api-key", "EasyPost API key", Severity.High, ["EZAK", "EZTK"], "EZ[AT]K[A-Za-z0-9]{54}",
            () => "EZ" + "AK" + ExampleText.Alphanumeric(54), "Disable it on the API keys page", "https://docs.easypost.com/docs/authentication"),
        PrefixedToken.Of("shippo-api-token", "Shippo API token", Severity.High, ["shippo_live_", "shippo_test_"], "shippo_(?:live|test)_[0-9a-f]{40}",
            () => "shippo" + "_live_" + ExampleText.Hex(40), "Delete it under Settings, API", "https://docs.goshippo.com/docs/guides_general/authentication/"),
        NamedToken.Of("lob-api-key", "Lob API key", Severity.High, ["lob_", "lobkey", "lobtoken", "lobapi", "lob-api"], "(?:live|test)_[0-9a-f]{35}",
            () => "live_" + ExampleText.Hex(35), "Regenerate it under Settings, API keys", "https://docs.lob.com/#tag/Authentication"),
        PrefixedToken.Of("duffel-access-token", "Duffel access token", Severity.High, ["duffel_live_", "duffel_test_"], "duffel_(?:live|test)_[A-Za-z0-9_=-]{43}",
            () => "duffel_live_" + ExampleText.Alphanumeric(43), "Delete it under Developers, Access tokens", "https://duffel.com/docs/api/overview/authentication"),
        PrefixedToken.Of("ramp-client-secret", "Ramp client secret", Severity.Critical, "ramp_sec_", "[A-Za-z0-9]{48}",
            () => ExampleText.Alphanumeric(48), "Rotate it on the app's page under Developer", "https://docs.ramp.com/developer-api/v1/authorization"),
        PrefixedToken.Of("checkout-secret-key", "Checkout.com secret key", Severity.Critical, ["sk_sbox_"], "sk_sbox_[a-z0-9]{26}[a-z0-9*#$=]?",
            () => "sk_sbox_" + ExampleText.LowerBase32(26), "Revoke it under Developers, Keys in the dashboard", "https://www.checkout.com/docs/developer-resources/api/api-authentication"),
    ];
}
