namespace SecretSafeContainers.Secrets.Judging;

/// <summary>The table of names that say "secret", for environment variables, settings, JSON keys and parts of addresses.</summary>
internal static class SecretNames
{
    /// <summary>Letters that say it wherever in a name they stand; separators do not count, so <c>API_KEY</c> is one of them.</summary>
    private static readonly string[] Anywhere =
    [
        "PASSWORD", "PASSWD", "PASSPHRASE", "PWORD", "SECRET", "CREDENTIAL", "CONNECTIONSTRING", "CONNSTR", "APIKEY", "ACCESSKEY", "ACCOUNTKEY", "PRIVATEKEY", "SIGNINGKEY", "ENCRYPTIONKEY",
        "MASTERKEY", "AUTHKEY", "SHAREDKEY", "STORAGEKEY", "SERVICEKEY", "LICENSEKEY", "SUBSCRIPTIONKEY", "FUNCTIONKEY", "FUNCTIONSKEY", "SHAREDACCESS", "EXTRAHEADER",
    ];

    private static readonly string[] WordEnds = ["TOKEN", "TOKENS", "PWD", "PASSCODE"];

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal) { "PAT", "PW", "PASS", "SAS", "CRED", "CREDS", "JWT", "BEARER", "SIG" };

    private static readonly HashSet<string> WeakLastWords =
        new(StringComparer.Ordinal) { "KEY", "KEYS", "AUTH", "AUTHORIZATION", "COOKIE", "SALT", "SEED", "PIN", "CODE", "DSN", "CONNECTION", "ACCESS", "SIGNATURE", "WEBHOOK", "TICKET", "CERT", "PFX" };

    /// <summary>What a name ends with that tells something about a secret and does not hold it.</summary>
    private static readonly HashSet<string> AboutSecrets = new(StringComparer.Ordinal)
    {
        "ID", "IDS", "SID", "NAME", "NAMES", "FILE", "FILES", "PATH", "PATHS", "DIR", "DIRECTORY", "FOLDER", "URL", "URLS", "URI", "ENDPOINT", "ENDPOINTS", "HOST", "PORT", "TYPE", "KIND", "FORMAT", "POLICY",
        "LENGTH", "LEN", "COUNT", "SIZE", "EXPIRY", "EXPIRES", "EXPIRATION", "LIFETIME", "TTL", "TIMEOUT", "SECONDS", "MINUTES", "DAYS", "HOURS", "VERSION", "ENABLED", "DISABLED", "REQUIRED", "OPTIONAL",
        "PROVIDER", "ALGORITHM", "ALG", "ISSUER", "AUDIENCE", "SCOPE", "SCOPES", "HEADER", "USER", "USERNAME", "UNAME", "LOGIN", "EMAIL", "PREFIX", "SUFFIX", "REGION", "MODE", "SCHEME", "HELPER", "ASKPASS",
        "SOCK", "SOCKET", "PARALLELISM", "LABEL", "TITLE", "DESCRIPTION", "STORE", "CACHE", "VARIABLES", "INDEX", "FIELD", "PATTERN", "REGEX", "FINGERPRINT", "THUMBPRINT", "MIN", "MAX",
        "LIMIT", "MANAGER", "SERVICE", "SERVER", "CLASS", "STATUS", "STATE", "ACCESSTOKENENABLED",
    };

    /// <summary>Words of names whose values are meant to be seen.</summary>
    private static readonly HashSet<string> Public =
        new(StringComparer.Ordinal) { "PUBLIC", "PUBLISHABLE", "PUBLICKEY", "PUBLICKEYTOKEN", "CSRF", "XSRF", "ANTIFORGERY", "VITE", "REACT", "GPG", "TOKENIZER", "TOKENIZERS" };

    /// <summary>What is a secret in whatever company: the passphrase of a GPG key, the password of a public API.</summary>
    private static readonly string[] NeverPublic = ["PASSWORD", "PASSWD", "PASSPHRASE", "PWORD", "SECRET", "CREDENTIAL", "PRIVATEKEY", "CONNECTIONSTRING", "CONNSTR"];

    /// <summary>Words with which a key is none that opens anything.</summary>
    private static readonly HashSet<string> OfPlainKeys = new(StringComparer.Ordinal) { "CACHE", "PARTITION", "SORT", "SITE", "ANALYTICS" };

    private static readonly string[] SecretPrefixes =
    [
        "NUGETPACKAGESOURCECREDENTIALS_", "CONNECTIONSTRINGS__", "CONNECTIONSTRINGS:", "SQLAZURECONNSTR_", "SQLCONNSTR_", "CUSTOMCONNSTR_", "MYSQLCONNSTR_", "POSTGRESQLCONNSTR_",
        "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS", "ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS", "ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS", "DOCKER_AUTH_CONFIG", "ENDPOINT_AUTH_PARAMETER_",
    ];

    /// <summary>Judges a name of any spelling: <c>FEED_TOKEN</c>, <c>Smtp:Password</c>, <c>accessToken</c>.</summary>
    public static NameStrength Of(string name)
    {
        var upper = name.ToUpperInvariant();
        if (SecretPrefixes.Any(prefix => upper.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return NameStrength.Strong;
        }

        var words = WordsOf(name);
        if (words.Count == 0 || SaysPublic(words))
        {
            return NameStrength.None;
        }

        var joined = string.Concat(words);
        return Array.Exists(Anywhere, part => joined.Contains(part, StringComparison.Ordinal))
            || words.Exists(word => Words.Contains(word) || Array.Exists(WordEnds, end => word.EndsWith(end, StringComparison.Ordinal))) ? NameStrength.Strong
            : !words.Exists(OfPlainKeys.Contains) && (WeakLastWords.Contains(words[^1]) || words[^1].EndsWith("PAT", StringComparison.Ordinal)) ? NameStrength.Weak
            : NameStrength.None;
    }

    /// <summary>True if a name says that its value is no secret, however random it looks: a client's id, a public key, a path.</summary>
    public static bool IsPublic(string name) =>
        Of(name) == NameStrength.None && WordsOf(name) is { Count: > 0 } words && (SaysPublic(words) || (words[^1] is "KEY" && words.Exists(OfPlainKeys.Contains)));

    private static bool SaysPublic(List<string> words)
    {
        var joined = string.Concat(words);
        return AboutSecrets.Contains(words[^1])
            || (words.Exists(Public.Contains) && !Array.Exists(NeverPublic, part => joined.Contains(part, StringComparison.Ordinal)));
    }

    // Upper-case words, cut at everything but letters and where capitals begin: clientSecret2 gives CLIENT and SECRET.
    private static List<string> WordsOf(string name)
    {
        var words = new List<string>();
        var start = 0;
        for (var at = 0; at <= name.Length; at++)
        {
            var ends = at == name.Length || !char.IsAsciiLetter(name[at]);
            var begins = !ends && at > start && char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1]);
            if (!ends && !begins)
            {
                continue;
            }

            if (at > start)
            {
                words.Add(name[start..at].ToUpperInvariant());
            }

            start = ends ? at + 1 : at;
        }

        return words;
    }
}
