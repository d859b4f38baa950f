using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords that people chose, behind names that say so. What is no random text needs more around it to be believed.</summary>
internal static class PasswordRules
{
    private const string Advice = "Change the password and hand the new one to the build as a ContainerSecret, to the container at run time. If it is none, suppress the finding.";
    private const string Reference = "https://cwe.mitre.org/data/definitions/798.html";

    private const string Name = @"(?<![$][({]?[a-z0-9_.]{0,60}|%[a-z0-9_]{0,60})(?:passw(?:or)?d|passphrase|[_.-]pass|(?<=[a-z])(?-i:Pass)|(?<![a-z0-9_])pass(?=[""']?[ \t]{0,4}[:=])|pwd|[_.-]pw)";

    // What a name ends with that still names the password itself: a stage, a role, a number.
    private const string Rest = @"(?:[_.-]?(?:prod|production|dev|development|staging|live|qa|main|default|root|admin|db|[0-9]{1,2}))?(?![a-z0-9_])";

    // Not what a style sheet's module makes of a class: Login_password__x3Yz9.
    private const string Quoted = """\\?(?<quote>["'`])(?![a-z][\w-]{0,60}__[a-z0-9+/_-]{5,8}\k<quote>)(?<secret>(?:(?!\k<quote>)[^\s<>\\]){4,128})\\?\k<quote>""";
    private const string Bare = """(?<secret>[^\s"'`<>,;(){}\[\]|&\\=][^\s"'`<>\\&;,(){}[\]]{3,127})(?=[;,"'`\s&<]|\\[nr"]|\z)""";

    // NAME=value as in exports, ENV lines and build arguments: any characters, in one word.
    private const string Shell = """=(?<secret>[^\s"'`\\<>=;,|(){}$[\]][^\s"'`\\<>(){}]{7,127})(?=[\s"'`<\\]|\z)""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "generic-password",
            Title = "password in settings",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["passw", "passphrase", "_pass", "-pass", ".pass", "pwd", "Pass=", "Pass\"", "Pass:", "Pass =", "_pw"],
            LeadCharacters = 1,
            IgnoreCase = true,
            Files = SettingsFiles.All,
            Pattern = Name + Rest + "(?:" + GenericPattern.Separator + "(?:" + Quoted + "|" + Bare + ")|" + GenericPattern.Element + Bare + ")",
            Check = SecretCheck.Password,
            Advice = Advice,
            Reference = Reference,
            Examples = () =>
            [
                "DB_PASSWORD=Winter" + ExampleText.Decimal(4) + "!",
                "db:\n  password: winterofourdis\n",
                "{ \"Password\": \"sum-mer" + ExampleText.Decimal(2, 2) + "\" }",
                "<add key=\"MailPassword\" value=\"Autumn$\" />",
                "<property name=\"connection.password\">spring" + ExampleText.Decimal(4, 3) + "</property>",
                "- name: DB_PASSWORD\n  value: autumnleaves\n",
                "[{\"name\": \"DB_PASSWORD\", \"value\": \"autumn leaves\"}, {\"name\": \"DB_PASSWORD\", \"value\": \"leaves-" + ExampleText.Decimal(3) + "\"}]",
            ],
            CounterExamples = () =>
            [
                "password: ${DB_PASSWORD}", "password = <password>", "password=changeme", "\"password\": \"Passwort\"", "\"password\": \"string\"", "password_encryption = scram-sha-256", "password: !vault |", "DB_PASSWORD={{ password }}",
                "PASSWORD_FILE=/run/secrets/db", "password: /run/secrets/db", "password = var.db_password", "password: db-password", "password:\n  type: string", "passwordHash: winterofourdis", "password = get_password(name)", "<password></password>", "password: true",
            ],
        },
        new()
        {
            Id = "hardcoded-password",
            Title = "password in code",
            Severity = Severity.Moderate,
            Confidence = Confidence.Low,
            Literals = ["passw", "passphrase", "_pass", "pwd", "_pw=", "SECRET="],
            LeadCharacters = 0,
            IgnoreCase = true,
            Pattern = Name + Rest + "(?:" + GenericPattern.Separator + "|" + GenericPattern.Comparison + ")" + Quoted + "|(?:" + Name + "|(?-i:SECRET))" + Rest + Shell,
            Check = SecretCheck.StrongPassword,
            Advice = Advice,
            Reference = Reference,
            Examples = () =>
            [
                "var password = \"Zomer" + ExampleText.Decimal(4) + "!Straat\";",
                "if user == \"admin\" and password == \"" + ExampleText.Decimal(3, 4) + "P4ss!Wort@\":",
                "connect(host='db', passwd='" + ExampleText.Decimal(4, 5) + "qay@WXs!')",
            ],
            CounterExamples = () =>
            [
                "password = 'password'", "password = \"secret\"", "this.addPassword = '#add-password'", "password == \"\"", "password = request.form['password']", "\"password\": \"Passwort\"", "as: 'edit_password'\n  put '/x'", "password = \"--password-1\"",
            ],
        },
    ];
}
