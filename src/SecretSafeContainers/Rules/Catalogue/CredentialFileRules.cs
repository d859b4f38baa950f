using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Files that hold nothing but logins, known by their names: whatever stands in the place of the password is one.</summary>
internal static class CredentialFileRules
{
    private const string Advice = "Change the password. Mount the file as a build secret where a tool needs it, or let the container read it at run time.";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "pgpass-password",
            Title = "password in .pgpass",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = [":5432:", ":5433:", ":6432:", ":*:"],
            Files = [".pgpass", "*.pgpass", "pgpass.conf", "pgpass"],
            Pattern = @"(?<=(?:^|\n)[^\s#:][^\s:]{0,252}):(?:[0-9]{1,5}|\*):(?:[^\s:\\]|\\.){1,128}:(?:[^\s:\\]|\\.){1,128}:(?<secret>[^\r\n]{2,256})",
            Check = SecretCheck.NotTemplate,
            Advice = Advice,
            Reference = "https://www.postgresql.org/docs/current/libpq-pgpass.html",
            Examples = () => ["db.acme.test:5432:app:app:" + ExampleText.Alphanumeric(11) + "\n", "*:5432:*:app:winter$$" + ExampleText.Decimal(2) + "\n"],
            CounterExamples = () => ["#hostname:port:database:username:password\n", "db:5432:app:app:${DB_PASSWORD}\n", "db:5432:app:app:<password>\n"],
        },
        new()
        {
            Id = "htpasswd-hash",
            Title = "password hash of a web server's user",
            Severity = Severity.Moderate,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = [":$apr1$", ":$$apr1$$", ":{SHA}", ":{SSHA}", ":$2y$", ":$$2y$$", ":$2a$", ":$2b$"],
            LeadCharacters = 0,
            Pattern = """(?<=(?:^|[\s"'=,`])[A-Za-z0-9_.@-]{1,64}):(?<secret>\${1,2}apr1\${1,2}[./A-Za-z0-9]{1,8}\${1,2}[./A-Za-z0-9]{22}|\{S?SHA\}[A-Za-z0-9+/]{27,60}={0,2}|\${1,2}2[aby]\${1,2}[0-9]{2}\${1,2}[./A-Za-z0-9]{53})(?![./A-Za-z0-9=])(?!:[0-9]{0,6}:)""",
            MinEntropy = 3.5,
            Advice = "Change the password, which can be guessed offline. Mount the file at run time.",
            Reference = "https://httpd.apache.org/docs/current/misc/password_encryptions.html",
            Examples = () => ["admin:$" + "apr1$" + ExampleText.Alphanumeric(8) + "$" + ExampleText.Alphanumeric(22, 2) + "\n", "ci:$" + "2y$05$" + ExampleText.Alphanumeric(53, 3) + "\n", "traefik.http.middlewares.auth.basicauth.users=ci:$$" + "apr1$$" + ExampleText.Alphanumeric(8, 4) + "$$" + ExampleText.Alphanumeric(22, 5)],
            CounterExamples = () => ["admin:$apr1$salt$hash", "echo admin:{SHA}...", "version:$2y$10$"],
        },
        new()
        {
            Id = "client-file-password",
            Title = "password in a client's file of logins",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Subject = RuleSubject.CredentialFile,
            Literals = ["password", "passwd", "pass>", "pass encoding", "\"pass\""],
            LeadCharacters = 0,
            IgnoreCase = true,
            Files =
            [
                ".netrc", "_netrc", "*.netrc", ".esmtprc", "esmtprc", ".msmtprc", "msmtprc", ".fetchmailrc", "fetchmailrc", ".getmailrc", ".ftpconfig", "*sftp-config.json", ".vscode/sftp.json", ".vscode/ftp-sync.json", ".remote-sync.json", "deployment-config.json", ".pypirc",
                "*filezilla.xml", "sitemanager.xml", "recentservers.xml", "WebServers.xml", "dbeaver-data-sources.xml", "winscp.ini", "ws_ftp.ini", "robomongo.json", "confCons.xml", "*.rdg", ".smbcredentials", "*.smbcred", ".cifs*", "proftpdpasswd", ".davfs2/secrets", "davfs2/secrets",
            ],
            Pattern = """(?<![a-z_-]|login\s{1,8}anonymous\s{1,8})["']?(?:password|passwd|pass)\\?["']?(?:[ \t]{1,8}|[ \t]{0,8}[:=][ \t]{0,8}|(?: encoding="(?:base64|plain|crypt)")?>)\\?["']?(?<secret>[^\s"'<>\\]{3,256})""",
            Check = SecretCheck.NotTemplate,
            Advice = Advice,
            Reference = "https://cwe.mitre.org/data/definitions/260.html",
            Examples = () =>
            [
                "default login ci password winter\n", "{ \"host\": \"acme.test\", \"username\": \"ci\", \"password\": \"winter\" }", "<User>ci</User><Pass encoding=\"base64\">" + ExampleText.Encoded("winter" + ExampleText.Decimal(2)) + "</Pass>",
            ],
            CounterExamples = () => ["machine acme.test login ci password ${PASSWORD}", "promptForPass: false", "{ \"password\": \"\" }", "<save-password=\"true\">", "password <password>"],
        },
        new()
        {
            Id = "mount-password",
            Title = "password in the options of a network mount",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = [",password=", ",pass="],
            LeadCharacters = 0,
            Pattern = """(?<=user(?:name)?=[^\s,"']{1,64}(?:,[a-z_]{2,16}=[^\s,"']{1,64}){0,4}),pass(?:word)?=(?<secret>[^\s,"'`<>$][^\s,"'`<>]{2,127})""",
            Check = SecretCheck.Password,
            Advice = "Change the password. Name a file of credentials in the options, and mount that file at run time.",
            Reference = "https://linux.die.net/man/8/mount.cifs",
            Examples = () => ["//nas/share /mnt cifs username=backup,password=Winter" + ExampleText.Decimal(4) + "!,uid=1000 0 0", "mount -t cifs -o user=ci,domain=acme,pass=" + ExampleText.Alphanumeric(9) + " //nas/share /mnt"],
            CounterExamples = () => ["//nas/share /mnt cifs credentials=/run/secrets/nas 0 0", "username=backup,password=$PASSWORD", "username=backup,password=<password>"],
        },
        new()
        {
            Id = "git-credentials-password",
            // Content that is no file, as a label, has no name to tell by.
            Title = "address with user and password, as git keeps them",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Subject = RuleSubject.CredentialFile,
            Literals = ["://"],
            LeadCharacters = 0,
            Files = [".git-credentials", "git/credentials", "git-credentials"],
            Pattern = """(?<=(?:^|\n)https?)://[^\s/]{1,200}?:(?<secret>[^\s/]{3,256})@[^\s/@]{3,253}(?=[/\s]|\z)""",
            Check = SecretCheck.NotTemplate,
            Advice = "Revoke the token or change the password at the git host, and hand it to the build as a secret.",
            Reference = "https://git-scm.com/docs/git-credential-store",
            Examples = () => ["https://ci:" + ExampleText.Alphanumeric(10) + "@git.acme.test\n", "https://ci@acme.test:winter!#@4@git.acme.test\n"],
            CounterExamples = () => ["https://git.acme.test:8443/x\n", "https://ci:${TOKEN}@git.acme.test\n"],
        },
    ];
}
