namespace SecretSafeContainers.Secrets;

/// <summary>Sets of characters by which texts are told apart.</summary>
internal static class CharacterSets
{
    private const string AsciiLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string AsciiDigits = "0123456789";

    /// <summary>Blanks and line ends.</summary>
    public static CharacterSet Blank { get; } = new(" \t\r\n");

    /// <summary>What cannot stand in an address as people write it.</summary>
    public static CharacterSet NotOfAnAddress { get; } = new(" \t\r\n\"<>");

    /// <summary>Numbers, dates, times and versions.</summary>
    public static CharacterSet Number { get; } = new(AsciiDigits + ".-+:,/ TZ");

    /// <summary>Hexadecimal digits in small letters.</summary>
    public static CharacterSet LowerHex { get; } = new(AsciiDigits + "abcdef");

    /// <summary>Hosts, with ports and wildcards.</summary>
    public static CharacterSet Host { get; } = new(AsciiLetters + AsciiDigits + ".-:[]_*");

    /// <summary>Hosts by name alone.</summary>
    public static CharacterSet HostName { get; } = new(AsciiLetters + AsciiDigits + ".-");

    /// <summary>The part of an e-mail address before the at sign.</summary>
    public static CharacterSet Mailbox { get; } = new(AsciiLetters + AsciiDigits + ".-_+");

    /// <summary>The scheme of an address.</summary>
    public static CharacterSet Scheme { get; } = new(AsciiLetters + AsciiDigits + "+.-");

    /// <summary>Names of HTTP headers.</summary>
    public static CharacterSet Header { get; } = new(AsciiLetters + "-");

    /// <summary>Names of variables behind a dollar sign.</summary>
    public static CharacterSet Variable { get; } = new(AsciiLetters + AsciiDigits + "_:.");

    /// <summary>Addresses of version 6 of the internet protocol, perhaps with a port.</summary>
    public static CharacterSet AddressV6 { get; } = new("0123456789abcdefABCDEF:.[]");

    /// <summary>What people put between the words of a name.</summary>
    public static CharacterSet Separators { get; } = new("-_./:, +@|");

    /// <summary>Keys of connection strings.</summary>
    public static CharacterSet ConnectionKey { get; } = new(AsciiLetters + "_ -");
}
