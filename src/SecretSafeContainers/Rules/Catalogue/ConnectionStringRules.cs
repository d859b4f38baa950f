using System.Collections.Immutable;

namespace SecretSafeContainers.Rules.Catalogue;

/// <summary>Passwords in connection strings of ADO.NET providers and of others that share their form.</summary>
internal static class ConnectionStringRules
{
    private const string Place = @"(?:server|data source|datasource|host|hostname|address|addr|network address|initial catalog|database|user id|userid|uid|user|username|user name)\s{0,4}=";
    private const string Password = """(?:password|pwd)\s{0,4}=\s{0,4}(?![a-z_.]{2,60}\()(?:(?<secret>[^;"'\s<>&\\]{3,128})|\\?["'](?<secret>[^;"'\r\n\\]{3,128}))""";
    private const string Parts = """(?:[^;="'\r\n]{1,60}=[^;\r\n]{0,200};){0,12}?\s{0,8}""";

    /// <summary>The rules.</summary>
    public static ImmutableArray<Rule> Rules { get; } =
    [
        new()
        {
            Id = "connection-string-password",
            Title = "password in a connection string",
            Severity = Severity.High,
            Confidence = Confidence.High,
            Literals = ["password=", "pwd=", "password =", "pwd ="],
            IgnoreCase = true,
            Pattern = "(?:" + """(?<![a-z])""" + Place + """[^;\r\n]{1,200};\s{0,8}""" + Parts + "(?<![a-z])" + Password + "|(?<![a-z])" + Password + """["']?\s{0,4};\s{0,8}""" + Parts + Place + ")",
            Check = SecretCheck.NotPlaceholder,
            Advice = "Change the password. Use integrated or managed-identity authentication, or hand the connection string to the container at run time.",
            Reference = "https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax",
            Examples = () =>
            [
                "Server=tcp:db.acme.test,1433;Database=app;User ID=app;Password=" + ExampleText.Alphanumeric(14) + ";Encrypt=True",
                "{ \"Default\": \"Host=db;Username=app;Password=" + ExampleText.Alphanumeric(10, 2) + "\" }",
                "Pwd=" + ExampleText.Alphanumeric(9, 3) + ";Data Source=db;User Id=sa",
            ],
            CounterExamples = () =>
            [
                "Server=db;Database=app;Integrated Security=true", "Server=db;User ID=app;Password=<password>", "Server=db;User ID=app;Password=${DB_PASSWORD}",
                "Server=db;User ID=app;Password={0}", "user = findProperty(\"user\"); password = findProperty(\"password\")", "Server=db;User ID=app;Password=;", "Password=" + ExampleText.Alphanumeric(3),
            ],
        },
    ];
}
