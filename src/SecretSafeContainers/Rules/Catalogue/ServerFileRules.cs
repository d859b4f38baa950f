using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Files that a server keeps its own credentials in.</summary>
internal static class ServerFileRules
{
    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "aspnet-data-protection-key",
            Title = "ASP.NET Core Data Protection key",
            Severity = Severity.Critical,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["<masterKey"],
            LeadCharacters = 0,
            Pattern = """<masterKey(?:\s[^<>]{0,200})?>(?:\s{1,40}|<!--[^<>]{0,200}-->){0,8}<value>\s{0,40}(?<secret>[A-Za-z0-9+/]{40,200}={0,2})\s{0,40}</value>""",
            MinEntropy = 4,
            Advice = "Revoke the key: whoever has it can forge cookies and tokens of the application. Keep the key ring outside the image, encrypted at rest.",
            Reference = "https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-storage-format",
            Examples = () =>
            [
                "<masterKey p4:requiresEncryption=\"true\" xmlns:p4=\"http://schemas.asp.net/2015/03/dataProtection\">\n  <!-- Warning: the key below is in an unencrypted form. -->\n  <value>" + ExampleText.Base64(86) + "==</value>\n</masterKey>",
            ],
            CounterExamples = () =>
            [
                "<encryptedSecret><encryptedKey><value>" + ExampleText.Base64(86) + "==</value></encryptedKey></encryptedSecret>",
                "<masterKey><value>...</value></masterKey>",
                "<masterKey><value>" + new string('A', 86) + "==</value></masterKey>",
            ],
        },
        new()
        {
            Id = "shadow-password-hash",
            Title = "password hash of a system account",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = [":$1$", ":$5$", ":$6$", ":$y$", ":$gy$", ":$2a$", ":$2b$", ":$2y$", "!$1$", "!$5$", "!$6$", "!$y$", "!$gy$", "!$2a$", "!$2b$", "!$2y$"],
            LeadCharacters = 0,
            Pattern = """(?<=(?:^|\n)[A-Za-z_][A-Za-z0-9_.-]{0,31}(?::!?)?)[:!](?<secret>\$(?:[156]|g?y|2[aby])\$[./A-Za-z0-9$=,*-]{20,256})(?=:[0-9]{0,6}:[0-9]{0,6}:)""",
            MinEntropy = 3.5,
            Advice = "Change the password, which can be guessed offline. Lock the accounts of an image (passwd --lock), and let the orchestrator say who may enter.",
            Reference = "https://man7.org/linux/man-pages/man5/shadow.5.html",
            Examples = () =>
            [
                "root:$" + "6$" + ExampleText.Alphanumeric(16) + "$" + ExampleText.Alphanumeric(86, 2) + ":20228:0:99999:7:::\n",
                "daemon:*:20228:0:99999:7:::\napp:$" + "y$j9T$" + ExampleText.Alphanumeric(22, 3) + "$" + ExampleText.Alphanumeric(43, 4) + ":20228:0:99999:7:::\n",
                "app:!$" + "1$" + ExampleText.Alphanumeric(8, 5) + "$" + ExampleText.Alphanumeric(22, 6) + ":20228:0:99999:7:::",
            ],
            CounterExamples = () =>
            [
                "root:*:20228:0:99999:7:::\ndaemon:!:20228:0:99999:7:::\nbin:x:2:2:bin:/bin:/usr/sbin/nologin\n",
                "echo $" + "6$" + ExampleText.Alphanumeric(16) + "$" + ExampleText.Alphanumeric(86),
                "root:$" + "6$salt$hash:20228:0:99999:7:::",
            ],
        },
    ];
}
