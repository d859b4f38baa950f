using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Credentials that clients on a command line read from their settings files.</summary>
internal static class ClientSettingsRules
{
    private const string Mount = "Change it where it was issued. Mount the file as a build secret where a tool needs it.";
    private const string Word = """[^\s"'<>\\${}]""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "helm-repository-password",
            Title = "password of a Helm repository",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["pass_credentials_all:"],
            LeadCharacters = 0,
            Pattern = """pass_credentials_all:\s{1,4}(?:true|false)\s{1,12}password:[ \t]{1,4}["']?(?<secret>""" + Word + "{3,256})",
            Check = SecretCheck.NotPlaceholder,
            Advice = Mount,
            Reference = "https://helm.sh/docs/helm/helm_repo_add/",
            Examples = () => ["  name: acme\n  pass_credentials_all: false\n  password: " + ExampleText.Alphanumeric(12) + "\n  url: https://charts.acme.test\n  username: ci\n"],
            CounterExamples = () => ["  pass_credentials_all: false\n  password: \"\"\n  url: https://charts.acme.test\n", "  pass_credentials_all: false\n  password: ${HELM_PASSWORD}\n"],
        },
        new()
        {
            Id = "kubeconfig-token",
            Title = "token in a kubeconfig",
            Severity = Severity.Critical,
            Confidence = Confidence.Medium,
            Subject = RuleSubject.CredentialFile,
            Literals = ["user:", "\"user\""],
            LeadCharacters = 0,
            Pattern = """(?:(?<=\n[ \t-]{1,8})user:\s{1,12}|"user"\s{0,4}:\s{0,4}\{\s{0,12}")token"?:\s{1,4}["']?(?<secret>(?=[^\s"']{0,100}[0-9])[A-Za-z0-9_.:+/=-]{16,900})""",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Revoke the token in the cluster. Inside the cluster use a service account; elsewhere mount the file at run time.",
            Reference = "https://kubernetes.io/docs/reference/config-api/kubeconfig.v1/",
            Examples = () =>
            [
                "users:\n- name: ci\n  user:\n    token: " + ExampleText.Alphanumeric(32) + "\n",
                "{\"users\":[{\"name\":\"ci\",\"user\":{\"token\": \"" + ExampleText.LowerAlphanumeric(40, 2) + "\"}}]}",
            ],
            CounterExamples = () => ["users:\n- name: ci\n  user:\n    token: REDACTED\n", "users:\n- name: ci\n  user:\n    token: your-token-goes-here-12345678\n", "user:\n  tokenFile: /var/run/secrets/token1234567890\n"],
        },
        new()
        {
            Id = "pypirc-password",
            Title = "password in .pypirc",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["[pypi]", "[testpypi]", "[server-login]", "[distutils]"],
            LeadCharacters = 0,
            Pattern = @"\[(?:(?:test)?pypi|server-login|distutils)\]\s[^\x00]{0,600}?(?<=\n)[ \t]{0,4}password[ \t]{0,4}[=:][ \t]{0,4}(?<secret>" + Word + "{3,256})",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password, and publish with a trusted publisher or a token of the build's secrets. Mount .pypirc where a tool needs it.",
            Reference = "https://packaging.python.org/en/latest/specifications/pypirc/",
            Examples = () =>
            [
                "[pypi]\nusername = ci\npassword = " + ExampleText.Alphanumeric(10) + "\n",
                "[distutils]\nindex-servers =\n    acme\n\n[acme]\nrepository: https://pypi.acme.test/\nusername: ci\npassword: " + ExampleText.Alphanumeric(9, 2) + "\n",
            ],
            CounterExamples = () => ["[pypi]\nusername = __token__\npassword = <PyPI token>\n", "[pypi]\nusername = ci\n", "[pypi]\npassword = ${PYPI_PASSWORD}\n"],
        },
        new()
        {
            Id = "rclone-credential",
            Title = "credential in rclone's configuration",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Subject = RuleSubject.CredentialFile,
            Literals = ["type = "],
            LeadCharacters = 0,
            Pattern = """(?<=\]\s{1,4})type = [a-z][a-z0-9 ]{1,24}\r?\n(?:[a-z_0-9]{2,40} = [^\r\n]{0,200}\r?\n){0,12}?(?:(?:pass|password2?|secret_access_key|bearer_token) = |token = \{"access_token":")(?<secret>"""
                + Word + "{8,900})",
            MinEntropy = 3,
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change it: what rclone obscures anybody can read. Encrypt the configuration, or mount it as a secret.",
            Reference = "https://rclone.org/docs/#config-file",
            Examples = () =>
            [
                "[backup]\ntype = sftp\nhost = acme.test\nuser = ci\npass = " + ExampleText.Alphanumeric(32) + "\n",
                "[drive]\ntype = drive\nscope = drive\ntoken = {\"access_token\":\"" + ExampleText.Alphanumeric(120, 2) + "\",\"token_type\":\"Bearer\"}\n",
            ],
            CounterExamples = () => ["[backup]\ntype = sftp\nhost = acme.test\n", "[backup]\ntype = sftp\npass = *** ENCRYPTED ***\n", "type = text\npass = " + ExampleText.Alphanumeric(32)],
        },
        new()
        {
            Id = "s3cfg-secret-key",
            Title = "secret key in .s3cfg",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Subject = RuleSubject.CredentialFile,
            Literals = ["secret_key = "],
            LeadCharacters = 0,
            Pattern = @"(?<=(?:^|\n))secret_key = (?<secret>(?=[A-Za-z/+]{0,100}[0-9])[A-Za-z0-9/+]{16,128}={0,2})(?=\s|\z)",
            MinEntropy = 3.5,
            Check = SecretCheck.NotPlaceholder,
            Advice = Mount,
            Reference = "https://s3tools.org/kb/item14.htm",
            Examples = () => ["[default]\naccess_key = acme\nsecret_key = " + ExampleText.Base64(40) + "\n"],
            CounterExamples = () => ["[default]\nsecret_key = \n", "secret_key = " + "settings.SECRET_KEY1\n", "aws_secret_key = " + ExampleText.Alphanumeric(20)],
        },
    ];
}
