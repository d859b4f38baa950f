namespace SecretSafeContainers.Secrets.Judging;

/// <summary>Words and passwords that stand in any program, and so tell nothing where they are found.</summary>
internal static class SimpleWords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "information", "warning", "critical", "debug", "trace", "error", "verbose", "fatal", "development", "production", "staging", "enabled", "disabled", "required", "optional", "unlimited",
        "administrator", "postgres", "postgresql", "sqlserver", "rabbitmq", "guestguest", "localhost", "password", "qwerty", "qwertyuiop", "qwerty123", "iloveyou", "welcome", "welcome1", "monkey",
        "dragon", "sunshine", "princess", "football", "baseball", "superman", "batman", "trustno1", "starwars", "whatever", "zaq12wsx", "1q2w3e4r", "1qaz2wsx", "abcd1234", "a1b2c3d4", "admin123",
        "administrator1", "root1234", "rootroot", "minioadmin", "supersecret", "topsecret", "verysecret", "secretsecret", "devpassword", "dev-password", "localpassword", "yourstrong(!)password",
        "mssql_sa_password", "p@ssw0rd1", "passw0rd1", "password1!", "password!", "p@ssword1", "adminadmin", "testtest", "testuser", "anonymous", "unknown", "automatic", "development1", "secretvariable",
        "bearer", "basic", "oauth", "oauth2", "servicePrincipal", "workloadidentityfederation", "x-access-token", "invariant",
    };

    /// <summary>True for one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> text) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text);
}
