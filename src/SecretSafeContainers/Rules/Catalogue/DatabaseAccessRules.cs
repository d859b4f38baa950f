using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords where databases and brokers get their accounts, and where code signs in.</summary>
internal static class DatabaseAccessRules
{
    private const string Advice = "Change the password, and hand the new one to the build as a ContainerSecret, to the container at run time.";
    private const string Argument = """["']?(?<secret>[^\s"'`<>\\|;&$(){}-][^\s"'`<>\\|;&]{3,127})""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        Of(
            "sql-account-password", "password of an account in SQL", Severity.High, ["identified by", "with password", "encrypted password"],
            @"(?:identified by|(?:with|encrypted) password)(?: password)?[ \t]{0,4}=?[ \t]{0,4}(?:(?-i:N)?'(?<secret>[^'\s]{4,128})'|""(?<secret>[^""'\s]{4,128})"")", "https://www.postgresql.org/docs/current/sql-createrole.html",
            () => ["CREATE USER shop IDENTIFIED BY 'Winter" + ExampleText.Decimal(4) + "!';", "ALTER USER shop WITH PASSWORD 'winter" + ExampleText.Decimal(4, 2) + "';", "CREATE LOGIN shop WITH PASSWORD = N'Winter" + ExampleText.Decimal(4, 3) + "!';", "ALTER USER shop IDENTIFIED BY \"winter" + ExampleText.Decimal(4, 4) + "\";"],
            () => ["CREATE USER shop IDENTIFIED BY '${DB_PASSWORD}';", "ALTER USER shop WITH PASSWORD 'password';", "IDENTIFIED BY '%s'"]),
        Of(
            "network-credential-password", "password of a sign-in in code", Severity.High, ["NetworkCredential("],
            """NetworkCredential\(\s{0,8}(?:userName: ?)?@?"[^"\r\n]{0,100}",\s{0,8}(?:password: ?)?@?"(?<secret>[^"\s]{4,128})"[,)]""", "https://learn.microsoft.com/dotnet/api/system.net.networkcredential",
            () => ["new NetworkCredential(\"shop\", \"Winter" + ExampleText.Decimal(4) + "!\");"],
            () => ["new NetworkCredential(\"user\", \"password\")", "new NetworkCredential(\"user\", \"SecurelyStoredPassword\")", "new NetworkCredential(user, password)"]),
        Of(
            "oracle-address-password", "Oracle address with user and password", Severity.High, ["jdbc:oracle:"],
            """jdbc:oracle:(?:thin|oci8?):[^\s/@:"']{1,64}/(?<secret>[^\s@/"']{3,128})@""", "https://docs.oracle.com/en/database/oracle/oracle-database/23/jjdbc/data-sources-and-URLs.html",
            () => ["db.url=jdbc:oracle:thin:shop/Winter" + ExampleText.Decimal(4) + "@//db:1521/SHOP"],
            () => ["jdbc:oracle:thin:@//db:1521/SHOP", "jdbc:oracle:thin:scott/tiger@db:1521:SHOP", "jdbc:oracle:thin:${USER}/${PASSWORD}@db"]),
        Of(
            "service-command-password", "password in a command that sets up a service", Severity.High, ["rabbitmqctl ", "mc alias set ", "mc config host add ", "htpasswd -"],
            @"(?:rabbitmqctl (?:-\S{1,40} ){0,3}(?:add_user|change_password) \S{1,64} |mc (?:alias set|config host add) \S{1,64} \S{1,200} \S{1,128} |htpasswd (?=(?:-[A-Za-z]{1,6} ){0,4}-[A-Za-z]{0,5}b)(?:-\S{1,12} ){1,5}\S{1,128} \S{1,64} )" + Argument, "https://www.rabbitmq.com/docs/access-control",
            () => ["rabbitmqctl add_user shop Winter" + ExampleText.Decimal(4), "mc alias set store https://store.acme.test shop " + ExampleText.Alphanumeric(30), "htpasswd -b -c /etc/users shop Winter" + ExampleText.Decimal(4, 2)],
            () => ["rabbitmqctl add_user shop $PASSWORD", "rabbitmqctl add_user shop password", "htpasswd -c /etc/users shop", "mc alias set store https://store.acme.test $KEY $SECRET"]),
    ];

    private static Rule Of(string id, string title, Severity severity, string[] literals, string pattern, string reference, Func<ImmutableArray<string>> examples, Func<ImmutableArray<string>> counterExamples) => new()
    {
        Id = id,
        Title = title,
        Severity = severity,
        Confidence = Confidence.Medium,
        Literals = [.. literals],
        LeadCharacters = 0,
        IgnoreCase = true,
        Pattern = pattern,
        Check = SecretCheck.Password,
        Advice = Advice,
        Reference = reference,
        Examples = examples,
        CounterExamples = counterExamples,
    };
}
