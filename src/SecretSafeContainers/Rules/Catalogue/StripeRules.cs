using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that Stripe issues. Paystack and Clerk have chosen the same prefixes.</summary>
internal static class StripeRules
{
    private const string Documentation = "https://docs.stripe.com/keys";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("stripe-live-key", "Stripe live key", Severity.Critical, ["sk_live_", "rk_live_", "sk_prod_", "rk_prod_"], "[sr]k_(?:live|prod)_[A-Za-z0-9]{16,247}",
            () => "sk" + "_live_" + ExampleText.Alphanumeric(99), "Roll the key in the Stripe dashboard", Documentation) with
        {
            Examples = () => ["STRIPE_KEY=sk" + "_live_" + ExampleText.Alphanumeric(24), "rk" + "_live_" + ExampleText.Alphanumeric(99, 2)],
            CounterExamples = () => ["sk_test_" + ExampleText.Alphanumeric(24), "pk_live_" + ExampleText.Alphanumeric(24), "sk_live_" + new string('x', 24)],
        },

        // The keys of Stripe's own documentation are in every tutorial.
        PrefixedToken.Of("stripe-test-key", "Stripe test key", Severity.Moderate, ["sk_test_", "rk_test_"], "[sr]k_test_(?!4eC39HqLyjWD|BQokikJOvBiI|26PHem9AhJZv|Gfe8nHLyjWDa)[A-Za-z0-9]{16,247}",
            () => "sk" + "_test_" + ExampleText.Alphanumeric(24), "Roll the key in the Stripe dashboard", Documentation),
        PrefixedToken.Of("stripe-webhook-secret", "Stripe or Svix webhook signing secret", Severity.High, "whsec_", "[A-Za-z0-9+/]{24,64}={0,2}",
            () => ExampleText.Alphanumeric(32), "Roll the secret on the endpoint's page", "https://docs.stripe.com/webhooks/signature"),
    ];
}
