using System.Buffers;

namespace SecretSafeContainers.Secrets;

/// <summary>Sets of characters by which texts are told apart.</summary>
internal static class CharacterSets
{
    private const string AsciiLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const string AsciiDigits = "0123456789";

    /// <summary>Blanks and line ends.</summary>
    public static SearchValues<char> Blank { get; } = SearchValues.Create(" \t\r\n");

    /// <summary>What cannot stand in an address as people write it.</summary>
    public static SearchValues<char> NotOfAnAddress { get; } = SearchValues.Create(" \t\r\n\"<>");

    /// <summary>Numbers, dates, times and versions.</summary>
    public static SearchValues<char> Number { get; } = SearchValues.Create(AsciiDigits + ".-+:,/ TZ");

    /// <summary>Hosts, with ports and wildcards.</summary>
    public static SearchValues<char> Host { get; } = SearchValues.Create(AsciiLetters + AsciiDigits + ".-:[]_*");

    /// <summary>Hosts by name alone.</summary>
    public static SearchValues<char> HostName { get; } = SearchValues.Create(AsciiLetters + AsciiDigits + ".-");

    /// <summary>The part of an e-mail address before the at sign.</summary>
    public static SearchValues<char> Mailbox { get; } = SearchValues.Create(AsciiLetters + AsciiDigits + ".-_+");

    /// <summary>The scheme of an address.</summary>
    public static SearchValues<char> Scheme { get; } = SearchValues.Create(AsciiLetters + AsciiDigits + "+.-");

    /// <summary>Names of HTTP headers.</summary>
    public static SearchValues<char> Header { get; } = SearchValues.Create(AsciiLetters + "-");

    /// <summary>Keys of connection strings.</summary>
    public static SearchValues<char> ConnectionKey { get; } = SearchValues.Create(AsciiLetters + "_ -");
}
