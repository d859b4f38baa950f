using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Private keys in PuTTY's own format (.ppk). The public half stands before the private one.</summary>
internal static class PuttyKeyRules
{
    private const string Documentation = "https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html";
    private const string PrivateLines = @"\s[^\x00]{0,960}?\sPrivate-Lines: [0-9]{1,3}\s{1,4}(?<secret>(?:[A-Za-z0-9+/=]{4,64}\s{0,4}){0,13}[A-Za-z0-9+/]{4,64}={0,2})(?=\s|\z)";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "putty-private-key",
            Title = "private key of PuTTY",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["Private-Lines: "],
            Pattern = "Encryption: none" + PrivateLines,
            MinEntropy = 3.5,
            Advice = "Replace the key pair, and remove its public key from authorized_keys. Mount keys at run time, or as a build secret.",
            Reference = Documentation,
            Examples = () => [KeyFile("none", 1), KeyFile("none", 2).Replace("\n", "\r\n", StringComparison.Ordinal)],
            CounterExamples = () => [KeyFile("aes256-cbc", 3), "Encryption: none\nPrivate-Lines: 1\n...\n"],
        },
        new()
        {
            Id = "putty-private-key-encrypted",
            Title = "encrypted private key of PuTTY",
            Severity = Severity.Low,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["Private-Lines: "],
            Pattern = "Encryption: (?!none)[a-z0-9-]{3,32}" + PrivateLines,
            MinEntropy = 3.5,
            Advice = "It is as safe as its passphrase. Keep it out of the image all the same: mount it at run time.",
            Reference = Documentation,
            Examples = () => [KeyFile("aes256-cbc", 4)],
            CounterExamples = () => [KeyFile("none", 5), "Encryption: aes256-cbc\nPrivate-Lines: 1\n...\n"],
        },
    ];

    private static string KeyFile(string encryption, uint seed) =>
        $"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: {encryption}\nComment: ci\nPublic-Lines: 2\n{ExampleText.Base64(64, seed)}\n{ExampleText.Base64(20, seed + 10)}\n"
        + $"Private-Lines: 2\n{ExampleText.Base64(64, seed + 20)}\n{ExampleText.Base64(42, seed + 30)}==\nPrivate-MAC: {ExampleText.Hex(64, seed)}\n";
}
