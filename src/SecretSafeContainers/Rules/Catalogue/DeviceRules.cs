using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials of services for devices and of those that look things up.</summary>
internal static class DeviceRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        PrefixedToken.Of("adafruit-io-key", "Adafruit IO key", Severity.High, "aio_", "[A-Za-z]{4}[0-9]{2}[A-Za-z0-9]{22}",
            () => "aBcD" + ExampleText.Decimal(2) + ExampleText.Alphanumeric(22), "Regenerate it under My key", "https://io.adafruit.com/api/docs/#authentication"),
        Near("particle-access-token", "Particle access token", "api.particle.io/", @"(?:access_token=|[Bb]earer )(?<secret>[0-9a-f]{40})",
            () => "curl https://api.particle.io/v1/devices -H \"Authorization: Bearer " + ExampleText.Hex(40) + "\"", "https://docs.particle.io/reference/cloud-apis/api/#authentication"),
        Near("blynk-device-token", "Blynk device token", "blynk.cloud/", @"[?&]token=(?<secret>[A-Za-z0-9_-]{32})",
            () => "https://fra1.blynk.cloud/external/api/get?token=" + ExampleText.Alphanumeric(32) + "&v1", "https://docs.blynk.io/en/blynk.cloud/device-https-api"),
        PrefixedToken.Of("blynk-client-credentials", "Blynk client credentials", Severity.High, "oa2-client-id_", "[A-Za-z0-9_-]{32}:[A-Za-z0-9_-]{40}",
            () => ExampleText.Alphanumeric(32) + ":" + ExampleText.Alphanumeric(40, 2), "Delete the OAuth client in the console", "https://docs.blynk.io/en/blynk.cloud/platform-api"),
        NamedToken.Of("shodan-api-key", "Shodan API key", Severity.Moderate, ["shodan"], "[A-Za-z0-9]{32}",
            () => ExampleText.Alphanumeric(32), "Reset it on the account page", "https://developer.shodan.io/api/requirements"),
        NamedToken.Of("virustotal-api-key", "VirusTotal API key", Severity.High, ["virustotal", "vt_api", "x-apikey"], "[0-9a-f]{64}",
            () => ExampleText.Hex(64), "Ask VirusTotal to revoke it", "https://docs.virustotal.com/reference/authentication"),
        NamedToken.Of("maxmind-license-key", "MaxMind license key", Severity.Moderate, ["maxmind", "geoip", "licensekey"], "[A-Za-z0-9]{6}_[A-Za-z0-9]{29}_mmk",
            () => ExampleText.Alphanumeric(6) + "_" + ExampleText.Alphanumeric(29, 2) + "_mmk", "Delete it under Manage license keys", "https://dev.maxmind.com/license-key-management/"),
    ];

    private static Rule Near(string id, string title, string host, string token, Func<string> example, string reference) => new()
    {
        Id = id,
        Title = title,
        Severity = Severity.High,
        Confidence = Confidence.High,
        Literals = [host],
        Pattern = Regex.Escape(host) + @"[^\x00]{0,160}?" + token + "(?![A-Za-z0-9_-])",
        LeadCharacters = 0,
        MinEntropy = 3,
        Check = SecretCheck.TokenLike,
        Advice = "Revoke the token in the service's console, and hand the new one to the container at run time.",
        Reference = reference,
        Examples = () => [example()],
        CounterExamples = () => ["https://" + host + "v1/get?token=" + new string('x', 40), "https://" + host + "v1/get?token=your_token"],
    };
}
