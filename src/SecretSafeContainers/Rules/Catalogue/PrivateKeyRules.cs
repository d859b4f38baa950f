using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Private keys as text. Public keys and certificates are none.</summary>
internal static class PrivateKeyRules
{
    private const string Documentation = "https://www.rfc-editor.org/rfc/rfc7468";
    private const string Begin = "-----BEGIN ";
    private const string End = "-----END ";

    // base64 in one line or many; line ends may be escaped, as in JSON and in environment variables.
    private const string Body = @"(?<secret>[A-Za-z0-9+/]{40,900}={0,2}(?:(?:\s|\\[rnt]){1,12}[A-Za-z0-9+/]{1,900}={0,2}){0,30})";
    private const string LineEnd = @"(?:\s|\\[rnt]|[""'+]){1,12}";

    // openssh-key-v1 with any cipher but "none": encrypted.
    private const string EncryptedOpenSsh = "b3BlbnNzaC1rZXktdjEA(?!AAAABG5vbmU)";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "private-key",
            Title = "private key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["PRIVATE KEY"],
            Pattern = "-----BEGIN (?!ENCRYPTED )(?:[A-Z0-9]{2,10} )?PRIVATE KEY(?: BLOCK)?-----" + LineEnd
                + @"(?:(?:Version|Comment|Hash|Charset): [^\r\n]{0,100}\s{1,4}){0,4}(?!" + EncryptedOpenSsh + ")" + Body,
            MinEntropy = 4,
            Check = SecretCheck.NotProtectedKey,
            Advice = "Replace the key pair, and revoke its certificates or remove it from authorized_keys. Mount keys at run time, or as a build secret.",
            Reference = Documentation,
            Examples = () =>
            [
                Begin + "RSA PRIVATE KEY-----\n" + ExampleText.Base64(64) + "\n" + ExampleText.Base64(64, 2) + "\n" + End + "RSA PRIVATE KEY-----\n",
                "KEY=\"" + Begin + "PRIVATE KEY-----\\n" + ExampleText.Base64(64, 3) + "\\n" + End + "PRIVATE KEY-----\\n\"",
                Begin + "PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\n" + ExampleText.Base64(64, 4) + "\n" + End + "PGP PRIVATE KEY BLOCK-----",
            ],
            CounterExamples = () =>
            [
                Begin + "PUBLIC KEY-----\n" + ExampleText.Base64(64) + "\n" + End + "PUBLIC KEY-----",
                Begin + "CERTIFICATE-----\n" + ExampleText.Base64(64) + "\n" + End + "CERTIFICATE-----",
                Begin + "PRIVATE KEY-----\n...\n" + End + "PRIVATE KEY-----",
                Begin + "PRIVATE KEY-----" + End + "PRIVATE KEY-----",
                Begin + "ENCRYPTED PRIVATE KEY-----\n" + ExampleText.Base64(64) + "\n" + End + "ENCRYPTED PRIVATE KEY-----",
            ],
        },
        new()
        {
            Id = "private-key-encrypted",
            Title = "encrypted private key",
            Severity = Severity.Low,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["PRIVATE KEY"],
            Pattern = "(?:-----BEGIN ENCRYPTED PRIVATE KEY-----" + LineEnd
                + @"|-----BEGIN (?:[A-Z0-9]{2,10} )?PRIVATE KEY-----(?:\s|\\[rn]){1,4}Proc-Type: 4,ENCRYPTED(?:\s|\\[rn]){1,4}DEK-Info: [A-Za-z0-9,-]{1,100}(?:\s|\\[rn]){1,8}"
                + "|-----BEGIN OPENSSH PRIVATE KEY-----" + LineEnd + "(?=" + EncryptedOpenSsh + "))" + Body,
            MinEntropy = 4,
            Advice = "It is as safe as its passphrase. Keep it out of the image all the same: mount it at run time.",
            Reference = Documentation,
            Examples = () =>
            [
                Begin + "ENCRYPTED PRIVATE KEY-----\n" + ExampleText.Base64(64) + "\n" + End + "ENCRYPTED PRIVATE KEY-----",
                Begin + "RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0123\n\n" + ExampleText.Base64(64) + "\n" + End + "RSA PRIVATE KEY-----",
                Begin + "OPENSSH PRIVATE KEY-----\n" + ExampleText.Encoded("openssh-key-v1\0\0\0\0\u001Dchacha20-poly1305@openssh.com") + ExampleText.Base64(30) + "\n" + End + "OPENSSH PRIVATE KEY-----",
            ],
            CounterExamples = () =>
            [
                Begin + "ENCRYPTED PRIVATE KEY-----\n...\n", Begin + "PRIVATE KEY-----\n" + ExampleText.Base64(64),
                Begin + "OPENSSH PRIVATE KEY-----\n" + ExampleText.Encoded("openssh-key-v1\0\0\0\0\u0004none\0\0") + ExampleText.Base64(64) + "\n" + End + "OPENSSH PRIVATE KEY-----",
            ],
        },
    ];
}
