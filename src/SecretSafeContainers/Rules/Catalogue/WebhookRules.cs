using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Addresses of automation services that whoever knows them can call.</summary>
internal static class WebhookRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        Of("zapier-webhook", "Zapier webhook", "hooks.zapier.com/hooks/catch/", "(?<secret>[0-9]{4,10}/[A-Za-z0-9]{5,12})(?![A-Za-z0-9])",
            () => "https://hooks.zapier.com/hooks/catch/" + ExampleText.Decimal(7) + "/" + ExampleText.LowerAlphanumeric(7), "https://help.zapier.com/hc/en-us/articles/8496288690317") with
        {
            Check = SecretCheck.NotPlaceholder,
            MinEntropy = 2,
            Severity = Severity.Moderate,
        },
        Of("ifttt-webhook", "IFTTT webhook key", "maker.ifttt.com/", "(?:trigger/[A-Za-z0-9_{}-]{1,60}/(?:json/)?with/key/|use/)(?<secret>[A-Za-z0-9_-]{20,45})",
            () => "https://maker.ifttt.com/trigger/door/with/key/" + ExampleText.Alphanumeric(22), "https://ifttt.com/maker_webhooks"),
        Of("make-webhook", "Make webhook", ".make.com/", "(?<secret>[a-z0-9]{32})",
            () => "https://hook.eu1.make.com/" + ExampleText.LowerAlphanumeric(32), "https://help.make.com/webhooks"),
        Of("tines-webhook", "Tines webhook", ".tines.com/webhook/", "(?<secret>[a-z0-9]{32}/[a-z0-9]{32})",
            () => "https://contoso.tines.com/webhook/" + ExampleText.LowerAlphanumeric(32) + "/" + ExampleText.LowerAlphanumeric(32, 2), "https://www.tines.com/docs/actions/types/webhook/"),
        new()
        {
            Id = "generic-webhook",
            Title = "address of a webhook",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["://hooks.", "://hook.", "/webhook/", "/webhooks/", "/hooks/", "/incoming/"],
            LeadCharacters = 0,
            Pattern = """(?:(?<=https)://hooks?\.[a-z0-9.-]{3,200}/|(?<=https://[^\s"'`<>]{3,200})/(?:webhooks?|hooks|incoming)/)[^\s"'`<>?#]{0,200}?(?<secret>(?<=/)(?=[A-Za-z_-]{0,60}[0-9])[A-Za-z0-9_-]{20,200})(?=[\s"'`<>?#,;)\\\]}/]|\z)""",
            Check = SecretCheck.TokenLike,
            Advice = "Delete the webhook where it was made, and hand the new address to the container at run time.",
            Reference = "https://cwe.mitre.org/data/definitions/798.html",
            Examples = () => ["webhook: https://hooks.acme.test/services/T1/" + ExampleText.Alphanumeric(24), "curl -d @a.json https://acme.test/api/webhooks/42/" + ExampleText.Alphanumeric(40, 2)],
            CounterExamples = () => ["https://hooks.acme.test/services/your-webhook-goes-here-1", "https://acme.test/webhooks/about-payment-events-of-2024", "https://acme.test/hooks/" + ExampleText.Uuid(), "import a from './hooks/" + ExampleText.Alphanumeric(24) + "'"],
        },
    ];

    /// <summary>A rule for an address.</summary>
    /// <param name="id">The rule's id.</param>
    /// <param name="title">What it finds.</param>
    /// <param name="path">The end of the host and the beginning of the path, which all have.</param>
    /// <param name="rest">What follows, as a regular expression with the group <c>secret</c>.</param>
    /// <param name="example">A whole address.</param>
    /// <param name="reference">Where the issuer documents it.</param>
    public static Rule Of(string id, string title, string path, string rest, Func<string> example, string reference) => new()
    {
        Id = id,
        Title = title,
        Severity = Severity.High,
        Confidence = Confidence.High,
        Literals = [path],
        Pattern = Regex.Escape(path) + rest + "(?![A-Za-z0-9])",
        LeadCharacters = 0,
        MinEntropy = 3,
        Check = SecretCheck.TokenOrUuid,
        Advice = "Delete the webhook where it was made, and hand the new address to the container at run time.",
        Reference = reference,
        Examples = () => [example(), "\"webhook\": \"" + example() + "\"", "curl -d @alert.json '" + example() + "'"],
        CounterExamples = () => ["https://service.example" + path + "...", "https://service.example" + path + new string('x', 36), "https://service.example" + path + "useDocumentElement/index.js"],
    };
}
