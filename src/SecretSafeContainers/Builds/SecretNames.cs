using System.Text.RegularExpressions;

namespace SecretSafeContainers.Builds;

/// <summary>Names of variables that say that their value is secret.</summary>
internal static partial class SecretNames
{
    /// <summary>True for <c>NPM_TOKEN</c> and <c>dbPassword</c>; false for <c>TOKEN_URL</c>, <c>PASSWORD_FILE</c> and <c>PUBLIC_KEY</c>.</summary>
    public static bool IsSecret(string name)
    {
        var words = Word().Replace(name, "_$0").ToUpperInvariant().Split(['_', '-', '.', ':'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && !words.Contains("PUBLIC") && !About().IsMatch(words[^1]) && Secret().IsMatch("_" + string.Join('_', words) + "_");
    }

    /// <summary>True for a value that is no secret: none, a switch, a number, a path.</summary>
    public static bool IsHarmless(string? value) => value is not null && Harmless().IsMatch(value.Trim('"', '\''));

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    // PAT alone is a personal access token; PWD alone is the working directory.
    [GeneratedRegex("_(?:PASSWORDS?|PASSWD|PASSPHRASE|PASS(?=_$)|PSWD|SECRETS?|TOKENS?|PAT|CREDENTIALS?|CREDS|CONNSTR|CONNECTION_?STRING|(?:API|ACCESS|PRIVATE|SIGNING|ENCRYPTION|ACCOUNT|SSH|MASTER)_?KEY|[A-Z0-9]+_PWD|APIKEY)_", RegexOptions.CultureInvariant)]
    private static partial Regex Secret();

    [GeneratedRegex("^(?:URLS?|URI|FILES?|PATH|DIR|DIRECTORY|FOLDER|NAME|ID|HOST|PORT|ENDPOINT|TYPE|KIND|LENGTH|SIZE|COUNT|TTL|EXPIRY|EXPIRES|EXPIRATION|TIMEOUT|LIFETIME|ENABLED|DISABLED|REQUIRED|USER|USERNAME|VERSION|ISSUER|AUDIENCE|SCOPES?|REGION|ALGORITHM|POLICY|PREFIX|PROVIDER|STORE|MODE|HEADER|ENV|VAR|HASH)$", RegexOptions.CultureInvariant)]
    private static partial Regex About();

    [GeneratedRegex(@"^(?:|true|false|yes|no|on|off|none|null|\d{1,6}|/[\w./-]*|\./[\w./-]*|https?://[^@\s]*)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Harmless();
}
