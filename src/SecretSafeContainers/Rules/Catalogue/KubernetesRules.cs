using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>What Kubernetes keeps secret, in its manifests.</summary>
internal static class KubernetesRules
{
    private const string Kind = """kind["']?:[ \t]{0,4}["']?[Ss]ecret["']?(?:[ \t]{0,16}(?=[\r\n}]|\z)|,)""";

    // The body of one document: not beyond the line between two.
    private const string Between = """(?:[^\n\x00]{0,300}?|(?:[^\n\x00]{0,400}\n(?!---)){1,40}?[ \t{,]{0,16})""";

    // The first member of data that is not a user or an address.
    private const string Data = """(?<![A-Za-z])["']?(?:data|stringData)["']?:[ \t]{0,4}(?:#[^\n]{0,200})?\{?(?:\s{0,40}|\s{1,4}(?:(?!---)[^\n\x00]{0,400}\n){0,20}?[ \t]{0,16}|[^\n\x00{}]{0,300}?,\s{0,8})["']?(?<=[\s{,]["']?)(?!(?:user(?:name)?|host|port|name|database|db|email|ca\.crt|kind|url|type|region|endpoint)["']?:)[A-Za-z0-9._-]{1,253}["']?:[ \t]{0,4}(?:[|>][+-]?\r?\n[ \t]{1,24})?["']?""";
    private const string Value = """(?<secret>[A-Za-z0-9+/]{10,900}={0,2})["']?(?=[\s,}#]|\z)""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "kubernetes-secret",
            Title = "value in a Kubernetes Secret",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["kind: Secret", "kind: secret", "kind: \"Secret\"", "kind: 'Secret'", "kind: \"secret\"", "kind: 'secret'", "\"kind\": \"Secret\"", "\"kind\":\"Secret\""],
            Pattern = "(?:" + Kind + Between + Data + Value + "|" + Data + Value + Between + Kind + ")",
            Check = SecretCheck.EncodedSecret,
            Advice = "Change the secret: base64 hides nothing. Keep manifests with values out of the image, or seal them.",
            Reference = "https://kubernetes.io/docs/concepts/configuration/secret/",
            Examples = () =>
            [
                "apiVersion: v1\nkind: Sec" + "ret\nmetadata:\n  name: db\ndata:\n  username: " + ExampleText.Encoded("application") + "\n  password: " + ExampleText.Encoded(ExampleText.Alphanumeric(16)) + "\n",
                "apiVersion: v1\ndata:\n  key: " + ExampleText.Encoded(ExampleText.Alphanumeric(12, 2)) + "\nkind: Secret\nmetadata:\n  name: x\n",
                "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"data\": { \"key\": \"" + ExampleText.Encoded(ExampleText.Alphanumeric(12, 3)) + "\"}}",
            ],
            CounterExamples = () =>
            [
                "kind: Sec" + "ret\nmetadata:\n  name: db\ndata:\n  password: {{ .Values.password | b64enc }}\n", "kind: Sec" + "ret\nmetadata:\n  name: db\n---\nkind: ConfigMap\ndata:\n  key: " + ExampleText.Encoded(ExampleText.Alphanumeric(16)) + "\n",
                "kind: ExternalSecret\nspec:\n  data:\n  - secretKey: password12345\n", "kind: Sec" + "ret\ndata:\n  ca.crt: " + ExampleText.Encoded("-----BEGIN CERTIFICATE-----\nMIIB") + "\n", "kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy" + ExampleText.Alphanumeric(40) + "\n",
            ],
        },
    ];
}
