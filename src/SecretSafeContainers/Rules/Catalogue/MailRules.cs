using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of mail services with one format each.</summary>
internal static class MailRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("sendgrid-api-key", "SendGrid API key", Severity.High, "SG.", "[A-Za-z0-9_=-]{20,24}[A-Za-z0-9_=.-][A-Za-z0-9_=.-]{39,45}",
            () => ExampleText.Alphanumeric(22) + "." + ExampleText.Alphanumeric(43, 2), "Delete it under Settings, API keys", "https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys"),
        new()
        {
            Id = "mailchimp-api-key",
            Title = "Mailchimp API key",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"],
            Pattern = "(?<![A-Za-z0-9])[0-9a-f]{32}-us[0-9]{1,2}(?![A-Za-z0-9-])",
            LeadCharacters = 32,
            MinEntropy = 3,
            Check = SecretCheck.TokenLike,
            Advice = "Revoke it under Account, Extras, API keys, and hand the new one to the container at run time.",
            Reference = "https://mailchimp.com/developer/marketing/docs/fundamentals/#connecting-to-the-api",
            Examples = () => ["MAILCHIMP_KEY=" + ExampleText.Hex(32) + "-us12", "\"" + ExampleText.Hex(32, 2) + "-us6\""],
            CounterExamples = () => [new string('0', 32) + "-us1", ExampleText.Hex(32) + "-us123", ExampleText.Hex(33) + "-us1", "en-us1"],
        },
        PrefixedToken.Of("brevo-api-key", "Brevo (Sendinblue) API or SMTP key", Severity.High, ["xkeysib-", "xsmtpsib-"], "x(?:key|smtp)sib-[0-9a-f]{64}-[A-Za-z0-9]{16}",
            () => "xkey" + "sib-" + ExampleText.Hex(64) + "-" + ExampleText.Alphanumeric(16), "Delete it under SMTP and API", "https://developers.brevo.com/docs/getting-started"),
        NamedToken.Of("mailgun-api-key", "Mailgun API or signing key", Severity.High, ["mailgun", "mg_api", "mg_key"], "(?:(?:priv|pub)?key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}|[0-9a-f]{32})",
            () => "key-" + ExampleText.Hex(32), "Delete it under API security", "https://documentation.mailgun.com/docs/mailgun/api-reference/mg-auth"),
        NamedToken.Of("postmark-server-token", "Postmark server or account token", Severity.High, ["postmark"], "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
            () => ExampleText.Uuid(), "Generate a new token on the server's page and delete the old one", "https://postmarkapp.com/developer/api/overview#authentication"),
        NamedToken.Of("resend-api-key", "Resend API key", Severity.High, ["resend"], "re_[A-Za-z0-9]{8}_[A-Za-z0-9]{20,32}",
            () => "re_" + ExampleText.Alphanumeric(8) + "_" + ExampleText.Alphanumeric(24, 2), "Delete it on the API keys page", "https://resend.com/docs/api-reference/introduction"),
        NamedToken.Of("mandrill-api-key", "Mailchimp Transactional (Mandrill) API key", Severity.High, ["mandrill"], "(?:md-)?[A-Za-z0-9_-]{22}",
            () => "md-" + ExampleText.Alphanumeric(22), "Delete it under Settings, SMTP and API info", "https://mailchimp.com/developer/transactional/docs/fundamentals/"),
        NamedToken.Of("sparkpost-api-key", "SparkPost API key", Severity.High, ["sparkpost"], "[0-9a-f]{40}",
            () => ExampleText.Hex(40), "Delete it under Configuration, API keys", "https://developers.sparkpost.com/api/#header-authentication"),
        NamedToken.Of("klaviyo-private-key", "Klaviyo private API key", Severity.High, ["klaviyo"], "pk_(?:[A-Za-z0-9]{6}_)?[0-9a-f]{34}",
            () => "pk_" + ExampleText.Hex(34), "Delete it under Settings, API keys", "https://developers.klaviyo.com/en/docs/authenticate_"),
    ];
}
