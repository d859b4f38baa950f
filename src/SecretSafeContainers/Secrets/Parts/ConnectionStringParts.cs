using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Parts;

/// <summary>The secrets of a connection string, and of what is written like one: <c>Server=…;Password=…</c>, <c>Username=…;Password=…</c>, <c>host:6380,password=…</c>.</summary>
/// <remarks><see href="https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-syntax"/></remarks>
internal static class ConnectionStringParts
{
    private const string NuGetPassword = "Password=";
    private const string NuGetTypes = ";ValidAuthenticationTypes=";

    private static readonly HashSet<string> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        "server", "data source", "datasource", "host", "address", "addr", "network address", "endpoint", "accountendpoint", "accountname", "defaultendpointsprotocol", "user id", "uid", "user", "username", "database", "initial catalog", "initialcatalog",
        "instrumentationkey", "ingestionendpoint", "hostname", "port", "ssl", "sslmode", "integrated security", "trusted_connection", "encrypt", "trustservercertificate", "entitypath", "blobendpoint", "filename", "mode", "cache", "pooling",
        "defaultdatabase", "abortconnect", "service", "driver", "dsn", "provider", "usedevelopmentstorage", "sharedaccesskeyname", "endpointsuffix", "authentication", "cloud", "tenantid", "runas", "userid", "integratedsecurity",
        "ssl mode", "multipleactiveresultsets", "attachdbfilename", "application name", "applicationname", "timeout", "connect timeout", "connection timeout", "search path",
    };

    /// <summary>Adds them. False if the text is no connection string.</summary>
    public static bool TryTake(ReadOnlySpan<char> text, SecretParts parts)
    {
        if (!text.Contains('=') || text.ContainsAny('\r', '\n') || !IsOne(text))
        {
            return false;
        }

        TakeNuGetPassword(text, parts);
        var separator = SeparatorOf(text);
        while (!text.IsEmpty)
        {
            var pair = text[..LengthOfPair(text, separator)];
            text = text[Math.Min(pair.Length + 1, text.Length)..];
            var equals = pair.IndexOf('=');
            if (equals <= 0)
            {
                continue;
            }

            var value = Unquote(pair[(equals + 1)..].Trim());
            if (SecretNames.Of(pair[..equals].Trim().ToString()) is var strength and not NameStrength.None && !value.IsEmpty)
            {
                UrlParts.AddDecoded(value, parts, mustBeMixed: strength == NameStrength.Weak);
            }
            else if (value.Contains("://", StringComparison.Ordinal))
            {
                UrlParts.TryTake(value, parts);
            }
        }

        return true;
    }

    // One known key is enough: a random secret with an equals sign has none.
    private static bool IsOne(ReadOnlySpan<char> text)
    {
        var separator = SeparatorOf(text);
        var known = Keys.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var range in text.Split(separator))
        {
            var pair = text[range];
            var equals = pair.IndexOf('=');
            if (equals <= 0)
            {
                continue;
            }

            var key = pair[..equals].Trim();
            if (known.Contains(key) || (key.Length <= 40 && CharacterSets.ConnectionKey.HoldsAll(key) && SecretNames.Of(key.ToString()) == NameStrength.Strong))
            {
                return true;
            }
        }

        return false;
    }

    private static char SeparatorOf(ReadOnlySpan<char> text) => !text.Contains(';') && text.Contains(',') ? ',' : ';';

    // A quoted value may hold the separator.
    private static int LengthOfPair(ReadOnlySpan<char> text, char separator)
    {
        var end = text.IndexOf(separator);
        var equals = text.IndexOf('=');
        if (equals >= 0 && (end < 0 || equals < end) && text[(equals + 1)..].TrimStart() is ['"' or '\'', ..] quoted)
        {
            var close = quoted[1..].IndexOf(quoted[0]);
            if (close >= 0)
            {
                var behind = text.Length - quoted.Length + close + 2;
                end = text[behind..].IndexOf(separator);
                return end < 0 ? text.Length : behind + end;
            }
        }

        return end < 0 ? text.Length : end;
    }

    private static ReadOnlySpan<char> Unquote(ReadOnlySpan<char> value) => value is ['"' or '\'', .., '"' or '\''] && value[0] == value[^1] ? value[1..^1] : value;

    // NuGet takes everything up to the types for the password, semicolons too.
    private static void TakeNuGetPassword(ReadOnlySpan<char> text, SecretParts parts)
    {
        var start = text.IndexOf(NuGetPassword, StringComparison.OrdinalIgnoreCase);
        if (!text.StartsWith("Username=", StringComparison.OrdinalIgnoreCase) || start < 0)
        {
            return;
        }

        var password = text[(start + NuGetPassword.Length)..];
        var end = password.IndexOf(NuGetTypes, StringComparison.OrdinalIgnoreCase);
        password = end < 0 ? password : password[..end];
        if (password.Contains(';'))
        {
            parts.Add(password);
        }
    }
}
