using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords in the arguments of commands that manage accounts, or talk to databases and other machines.</summary>
internal static class ServerCommandRules
{
    private const string Advice = "Change the password. Let the command read it from a mounted secret, an option file or its standard input.";
    private const string Arguments = CommandLineRules.Arguments;
    private const string Value = CommandLineRules.Value;

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "database-command-password",
            Title = "password in the command of a database client",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["mysql ", "mysqldump ", "mysqladmin ", "mysqlimport ", "mariadb ", "mariadb-dump ", "mariadb-admin ", "mongosh ", "mongo ", "mongodump ", "mongorestore ", "mongoimport ", "mongoexport ", "redis-cli ", "sqlcmd ", "bcp ", "requirepass ", "masterauth "],
            LeadCharacters = 0,
            Pattern = "(?:(?:mysql|mariadb)[a-z-]{0,8} " + Arguments + @"(?<=\s)-p(?![ro]\w{4,8}\b)" + Value
                + "|mongo[a-z]{0,7} " + Arguments + @"(?<=\s)(?:-p[ =]?|--password[ =])" + Value
                + "|redis-cli " + Arguments + @"(?<=\s)(?:-a|--pass)[ =]" + Value
                + "|(?:sqlcmd|bcp) " + Arguments + @"(?<=\s)-P ?" + Value
                + @"|(?<=(?:^|\n|--)[ \t]{0,4})(?:requirepass|masterauth) {1,4}" + Value + ")",
            Check = SecretCheck.Password,
            Advice = Advice,
            Reference = "https://dev.mysql.com/doc/refman/en/password-security-user.html",
            Examples = () =>
            [
                "RUN mysql -uroot -p" + "Backup_" + ExampleText.Decimal(4) + " < /init.sql", "mongosh --host db -u ci -p " + ExampleText.Alphanumeric(10), "redis-cli -h cache -a " + ExampleText.Alphanumeric(12, 2) + " ping",
                "/opt/mssql-tools/bin/sqlcmd -S localhost -U sa -P " + "Winter@" + ExampleText.Decimal(4, 3) + " -Q 'select 1'", "requirepass " + ExampleText.Alphanumeric(20, 4) + "\n", "redis-server --requirepass " + "winter-" + ExampleText.Decimal(3, 5),
            ],
            CounterExamples = () => ["mysql -u root -p app", "mysql -P3306 --protocol=tcp", "mysql -u root -p$PASSWORD", "mongo -p", "# requirepass foobared", "sqlcmd -S db -U sa -P \"$SA_PASSWORD\"", "mysql -u root -protocol tcp"],
        },
        new()
        {
            Id = "account-command-password",
            Title = "password in a command that sets one",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["chpasswd", "passwd --stdin", "useradd ", "usermod ", "htpasswd -", "net user ", "openssl passwd ", "mkpasswd "],
            LeadCharacters = 200,
            Pattern = """(?:(?<=(?:echo|printf)(?: -[a-zA-Z]{1,2})? ["']?(?:%s\\n["'] ["']?)?[A-Za-z_][A-Za-z0-9_.-]{0,31}):(?<secret>[^\s:"'`<>$][^\s"'`<>|]{2,127}?)(?:\\n)?["']?\s{0,3}\|\s{0,3}(?:sudo )?(?:/usr/sbin/)?chpasswd"""
                + """|chpasswd(?: -[a-z]{1,12}){0,2} {0,2}<<<? {0,2}["']?[A-Za-z_][A-Za-z0-9_.-]{0,31}:(?<secret>[^\s"'`<>$][^\s"'`<>]{2,127})"""
                + """|(?<=echo ["']?)(?<secret>[^\s"'`<>$|-][^\s"'`<>|]{2,127})["']? {0,3}\| {0,3}(?:sudo )?passwd --stdin"""
                + @"|user(?:add|mod) " + Arguments + @"(?<=\s)(?:-p|--password)[ =]""?'?(?=[^\s]{0,99}[0-9$])(?<secret>\\?\$?[^\s""'`<>\\|;&$(){}-][^\s""'`<>|;&()]{5,255})"
                + """|htpasswd -(?:[a-zA-Z]{0,4}n[a-zA-Z]{0,4}b|[a-zA-Z]{0,4}b[a-zA-Z]{0,4}n)[a-zA-Z]{0,4} [^\s]{1,64} """ + Value
                + """|htpasswd -[a-zA-Z]{0,4}b[a-zA-Z]{0,4} [^\s]{1,200} [^\s]{1,64} """ + Value
                + """|net user [^\s/]{1,40} (?=[^\s]{0,60}[0-9!@#%^])(?<secret>[^\s"'`<>$/*%][^\s"'`<>]{4,127})(?= /add|\s)"""
                + """|(?:openssl passwd|mkpasswd) (?:-[a-zA-Z0-9-]{1,10}(?:[ =][a-zA-Z0-9-]{4,8}(?= ))? ){0,4}""" + Value + ")",
            Check = SecretCheck.Password,
            Advice = "Change the password. An image's accounts are better locked; a password that must be set comes from a mounted secret.",
            Reference = "https://man7.org/linux/man-pages/man8/chpasswd.8.html",
            Examples = () =>
            [
                "RUN echo 'root:Winter" + ExampleText.Decimal(4) + "' | chpasswd", "echo \"app:" + ExampleText.Alphanumeric(9, 2) + "\" | sudo chpasswd", "chpasswd <<< \"root:" + ExampleText.Alphanumeric(9, 3) + "\"",
                "htpasswd -bc /etc/nginx/.htpasswd admin " + ExampleText.Alphanumeric(10, 4), "htpasswd -nbB admin " + ExampleText.Alphanumeric(10, 5), "net user ci Winter@" + ExampleText.Decimal(4, 6) + " /add",
                "useradd -m -p \"$(openssl passwd -1 " + ExampleText.Alphanumeric(10, 7) + ")\" app",
            ],
            CounterExamples = () => ["echo \"root:$ROOT_PASSWORD\" | chpasswd", "chpasswd < /run/secrets/users", "useradd -r -u 1000 app", "htpasswd -c /etc/nginx/.htpasswd admin", "net user administrator /active:no", "openssl passwd -6", "unlock the account with usermod -p to set the password"],
        },
        new()
        {
            Id = "remote-command-password",
            Title = "password in a command for another machine",
            Severity = Severity.High,
            Confidence = Confidence.Medium,
            Literals = ["sshpass ", "psexec", "lftp ", "smbclient ", "sudo -S", "ldapsearch ", "ldapadd ", "ldapmodify ", "ldapdelete ", "ldapwhoami ", "net use ", "cmdkey ", "plink ", "pscp ", "xfreerdp ", "ipmitool ", "mosquitto_"],
            LeadCharacters = 160,
            IgnoreCase = true,
            Pattern = @"(?:sshpass (?:-[ve] ){0,2}-p {0,4}" + Value + @"|psexec(?:64)?(?:\.exe)? " + Arguments + @"(?<=\s)-p {1,3}" + Value
                + @"|lftp " + Arguments + @"(?<=\s)-u {0,2}[^\s,]{1,64}," + Value + @"|smbclient " + Arguments + @"(?<=\s)-U {0,2}[^\s%]{1,64}%" + Value
                + """|(?<=echo ["']?)(?<secret>[^\s"'`<>$|-][^\s"'`<>|]{2,127})["']? {0,3}\| {0,3}sudo -S"""
                + @"|ldap[a-z]{3,6} " + Arguments + @"(?<=\s)(?-i:-w) {0,2}" + Value + @"|net use (?:[a-z*]: |\* )?\\\\?[^\s]{3,200} (?=[^\s]{0,99}[0-9])" + Value + @"(?= /|\s|\z)|cmdkey " + Arguments + @"(?<=\s)/pass:" + Value
                + @"|(?:plink|pscp) " + Arguments + @"(?<=\s)-pw {1,2}" + Value + @"|xfreerdp " + Arguments + @"(?<=\s)/p:" + Value + @"|(?:ipmitool|mosquitto_[a-z]{3,6}) " + Arguments + @"(?<=\s)(?-i:-P) {1,2}" + Value + ")",
            Check = SecretCheck.Password,
            Advice = Advice,
            Reference = "https://man7.org/linux/man-pages/man1/ldapsearch.1.html",
            Examples = () => ["sshpass -p Winter" + ExampleText.Decimal(4) + " ssh deploy@acme.test", "PsExec.exe \\\\acme -u ci -p " + ExampleText.Alphanumeric(9) + " cmd", "ldapsearch -x -D cn=admin -w " + ExampleText.Alphanumeric(9, 2) + " -b dc=acme", "lftp -u ci," + ExampleText.Alphanumeric(9, 3) + " ftp.acme.test", "net use z: \\\\nas\\share Winter" + ExampleText.Decimal(4, 5) + "! /user:ci", "mosquitto_pub -u ci -P " + ExampleText.Alphanumeric(12, 6) + " -t a -m b", "echo " + ExampleText.Alphanumeric(9, 4) + " | sudo -S true"],
            CounterExamples = () => ["sshpass -p $PASSWORD ssh host", "sshpass -f /run/secret ssh host", "ldapsearch -x -W -b dc=acme", "psexec \\\\acme -u ci cmd", "echo $PASSWORD | sudo -S true", "net use z: \\\\nas\\share /user:ci *", "plink -pw %PASSWORD% ci@acme.test"],
        },
    ];
}
