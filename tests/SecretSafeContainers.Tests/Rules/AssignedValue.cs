using System.Text;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Tests.Detection;

namespace SecretSafeContainers.Tests.Rules;

[TestClass]
public sealed class AssignedValue
{
    private static readonly string Value = ExampleText.Hex(32, 7);

    [TestMethod]
    [DataRow("acme_api_key = \"{0}\"")]
    [DataRow("acmeToken='{0}'")]
    [DataRow("string acmeToken = \"{0}\";")]
    [DataRow("var acmeToken string = \"{0}\"")]
    [DataRow("const ACME_KEY: &str = \"{0}\";")]
    [DataRow("val acmeKey: String = \"{0}\"")]
    [DataRow("acmeToken := `{0}`")]
    [DataRow("acme_TOKEN ?= {0}")]
    [DataRow("acme_TOKEN :::= \"{0}\"")]
    [DataRow("$acmeToken .= \"{0}\"")]
    [DataRow("export ACME_TOKEN={0}")]
    [DataRow("ENV ACME_TOKEN {0}")]
    [DataRow("deploy --acme-token {0} --now")]
    [DataRow("$env:ACME_KEY = '{0}'")]
    [DataRow("os.environ[\"ACME_KEY\"] = \"{0}\"")]
    [DataRow("const key = process.env.ACME_KEY || '{0}'")]
    [DataRow("key=${{ACME_KEY:-{0}}}")]
    [DataRow("acme_token: {0}")]
    [DataRow("\"acme_token\": \"{0}\"")]
    [DataRow("{{\"config.ini\": \"ACME_TOKEN={0}\\nBACKUP=true\"}}")]
    [DataRow("\"{{\\\"acmeKey\\\":\\\"{0}\\\"}}\"")]
    [DataRow("  \"acmeToken\" => \"{0}\"")]
    [DataRow("System.setProperty(\"ACME_TOKEN\", \"{0}\")")]
    [DataRow("acme.setKey(\"{0}\")")]
    [DataRow("<acmeToken>\n    {0}\n</acmeToken>")]
    [DataRow("<add key=\"AcmeApiKey\" value=\"{0}\" />")]
    [DataRow("- name: ACME_TOKEN\n          value: {0}\n")]
    [DataRow("{{\"name\":\"ACME_TOKEN\",\"value\":\"{0}\"}}")]
    [DataRow("\"Acme\": {{ \"Url\": \"https://acme.test\", \"ApiKey\": \"{0}\" }}")]
    [DataRow("acme:\n  url: https://acme.test\n  token: {0}\n")]
    [DataRow("[acme]\nsecret_key = {0}\n")]
    [DataRow("Acme__ApiKey={0}")]
    [DataRow("acme token = '{0}'")]
    [DataRow("acme token - '{0}'")]
    [DataRow("acme token = ' {0} '")]
    [DataRow("X-Acme-Key: {0}")]
    [DataRow("acme Authorization-Token: Bearer {0}")]
    public void IsFoundByItsName(string format)
    {
        var text = string.Format(null, format, Value);

        var detection = Assert.ContainsSingle(Scanned.Of(text, [Acme]).Detections);

        Assert.AreEqual(Value, Encoding.UTF8.GetString(detection.Secret));
    }

    [TestMethod]
    [DataRow("other_token = {0}")]
    [DataRow("acme {0}")]
    [DataRow("acme-1.2.tar.gz {0}")]
    [DataRow("acme_token = {0}ff")]
    [DataRow("acme_token = ${{ACME_TOKEN}}")]
    [DataRow("Acme.Shop, Version=1.0, Culture=neutral, PublicKeyToken={0}")]
    [DataRow("\"acme\": {{ \"version\": \"1.0\", \"sha\": \"{0}\" }}")]
    [DataRow("acme: {{ key_id: {0} }}")]
    [DataRow("ACME_PROJECT_ID={0}")]
    [DataRow("\"acmeTenantId\": \"{0}\"")]
    public void IsNotFoundElsewhere(string format) => Assert.IsEmpty(Scanned.Of(string.Format(null, format, Value), [Acme]).Detections);

    private static Rule Acme => new()
    {
        Id = "acme-key",
        Title = "Acme key",
        Severity = Severity.High,
        Confidence = Confidence.Medium,
        Literals = ["acme"],
        LeadCharacters = 0,
        IgnoreCase = true,
        Pattern = AssignmentPattern.For("acme", "[0-9a-f]{32}"),
        Advice = "Revoke it.",
        Reference = "https://acme.test",
        Examples = () => [],
        CounterExamples = () => [],
    };
}
