using System.Globalization;

namespace SecretSafeContainers.Secrets.Judging;

/// <summary>Recognises values that say what they are: numbers, dates, versions, ids, hosts, paths, e-mail addresses.</summary>
internal static class PlainValues
{
    private static readonly string[] Domains =
    [
        "com", "org", "net", "edu", "gov", "info", "biz", "dev", "app", "cloud", "local", "internal", "localdomain", "localhost", "intranet", "corp", "home", "lan", "test", "example", "invalid", "azure", "onmicrosoft",
    ];

    private static readonly string[] Roots =
    [
        "bin", "dev", "etc", "home", "lib", "mnt", "opt", "proc", "root", "run", "sbin", "srv", "sys", "tmp", "usr", "var", "Users", "Library", "Applications", "System", "private", "app", "src", "work", "workspace",
        "workspaces", "builds", "github", "azp", "agent", "vsts", "__w", "__t", "data", "snap", "nix", "media", "boot",
    ];

    /// <summary>Digits with the separators of numbers, dates, versions and times.</summary>
    public static bool IsNumber(ReadOnlySpan<char> text)
    {
        var number = text is ['v' or 'V', .. var version] && version.Length > 0 && char.IsAsciiDigit(version[0]) ? version : text;
        return (CharacterSets.Number.HoldsAll(number) && number.ContainsAnyInRange('0', '9'))
            || (text.Length <= 40 && char.IsAsciiDigit(text[0]) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _));
    }

    /// <summary>A UUID in any of its usual forms.</summary>
    public static bool IsGuid(ReadOnlySpan<char> text) => text.Length is >= 36 and <= 38 && Guid.TryParse(text, out _);

    /// <summary>A digest with the name of its algorithm, as lock files and pages state those of what they load: <c>sha384-…</c>, <c>sha256:…</c>.</summary>
    public static bool IsDigest(ReadOnlySpan<char> text) =>
        text.IndexOfAny('-', ':') is > 0 and var end && text[..end] is "md5" or "sha1" or "sha256" or "sha384" or "sha512" && text.Length - end > 24;

    /// <summary>A name with dots that ends as hosts do, an IP address, or localhost; perhaps with a port.</summary>
    public static bool IsHost(ReadOnlySpan<char> text)
    {
        var colon = text.LastIndexOf(':');
        var host = colon > 0 && text[(colon + 1)..] is { IsEmpty: false } port && !port.ContainsAnyExceptInRange('0', '9') ? text[..colon] : text;
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (text.Count(':') > 1 && CharacterSets.AddressV6.HoldsAll(text)))
        {
            return true;
        }

        var dot = host.LastIndexOf('.');
        if (dot <= 0 || !CharacterSets.HostName.HoldsAll(host) || host.Contains("..", StringComparison.Ordinal))
        {
            return false;
        }

        var last = host[(dot + 1)..];
        return (last.Length is 2 or 3 && !last.ContainsAnyExceptInRange('a', 'z')) || IsOneOf(Domains, last, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>An e-mail address, perhaps with a name: <c>Shop &lt;orders@shop.test&gt;</c>.</summary>
    public static bool IsEmail(ReadOnlySpan<char> text)
    {
        if (text is [.. var named, '>'] && named.LastIndexOf('<') is >= 0 and var open)
        {
            text = named[(open + 1)..];
        }

        var at = text.IndexOf('@');
        return at > 0 && at == text.LastIndexOf('@') && CharacterSets.Mailbox.HoldsAll(text[..at]) && IsHost(text[(at + 1)..]) && !text[(at + 1)..].Contains(':');
    }

    /// <summary>A path of Unix or Windows, or a list of them. One that exists is one however it looks.</summary>
    public static bool IsPath(ReadOnlySpan<char> text)
    {
        if (text is ['~', '/' or '\\', ..] or ['.', '/' or '\\', ..] or ['.', '.', '/' or '\\', ..] or ['\\', '\\', ..] || (text.Length > 2 && char.IsAsciiLetter(text[0]) && text[1] == ':' && text[2] is '\\' or '/'))
        {
            return true;
        }

        // Base64 may begin with a slash, and go on with another.
        if (text is not ['/', .. var rest])
        {
            return false;
        }

        var slash = rest.IndexOf('/');
        return IsOneOf(Roots, slash < 0 ? rest : rest[..slash], StringComparison.Ordinal)
            || (slash > 0 && SecretShape.IsName(rest))
            || (text.Length < 4096 && !text.ContainsAny("\0\n") && Path.Exists(text.ToString()));
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> text, StringComparison comparison)
    {
        foreach (var word in words)
        {
            if (text.Equals(word, comparison))
            {
                return true;
            }
        }

        return false;
    }
}
