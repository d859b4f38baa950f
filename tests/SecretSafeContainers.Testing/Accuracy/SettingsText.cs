using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>
/// Files as tools write them, with a value made for each place: <c>{P}</c> is a person's password, <c>{T24}</c> a token of 24 letters and digits, <c>{H40}</c> hexadecimal digits,
/// <c>{U16}</c> capitals and digits, <c>{B32}</c> 32 bytes in base64, <c>{Q}</c> a password and <c>{L}</c> a login in base64.
/// </summary>
internal static partial class SettingsText
{
    private const string Capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const string Alphanumeric = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>All of them.</summary>
    public static IEnumerable<Labelled> All()
    {
        var seed = 10_000;
        foreach (var (path, text) in (IEnumerable<(string Path, string Text)>)[.. HomeFiles.Leaks, .. ServerFiles.Leaks, .. ApplicationFiles.Leaks, .. CommandsAndCode.Leaks])
        {
            yield return new("settings of a tool, a server or an application", path, Place().Replace(text, place => Value(place.Groups[1].Value[0], place.Groups[2].Value, seed++)), true);
        }

        foreach (var (path, text) in CleanSettings.Texts)
        {
            yield return new("the same without a credential", path, text, false);
        }
    }

    [GeneratedRegex(@"\{([PTHUBQL])([0-9]{0,3})\}")]
    private static partial Regex Place();

    private static string Value(char kind, string length, int seed)
    {
        var random = new Random(seed);
        var count = length.Length == 0 ? 0 : int.Parse(length, System.Globalization.CultureInfo.InvariantCulture);
        var password = $"Zomer{random.Next(1000, 9999)}!Straat";
        return kind switch
        {
            'T' => random.GetString(Alphanumeric, count),
            'H' => random.GetHexString(count, lowercase: true),
            'U' => random.GetString(Capitals, count),
            'B' => Convert.ToBase64String(random.GetItems(Enumerable.Range(0, 256).Select(value => (byte)value).ToArray(), count)),
            'Q' => Convert.ToBase64String(Encoding.UTF8.GetBytes(password)),
            'L' => Convert.ToBase64String(Encoding.UTF8.GetBytes("ci:" + password)),
            _ => password,
        };
    }
}
