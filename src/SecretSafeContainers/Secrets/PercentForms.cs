using System.Buffers;
using System.Collections.Immutable;

namespace SecretSafeContainers.Secrets;

/// <summary>Percent-encoding. Programs disagree about which characters need it, so there is a form for each habit.</summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc3986#section-2"/></remarks>
internal static class PercentForms
{
    private const string Alphanumeric = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const string Reserved = ":/?#[]@!$&'()*+,;=";

    private static readonly ImmutableArray<string> Encodings = ["percent"];

    // Characters that stay as they are.
    private static readonly ImmutableArray<SearchValues<byte>> Habits =
    [
        Of(Alphanumeric + "-._~"), // RFC 3986, Uri.EscapeDataString
        Of(Alphanumeric + "-._~!*'()"), // encodeURIComponent
        Of(Alphanumeric + "-._~/"), // Python's quote
        Of(Alphanumeric + "-._~$&+,;="), // Go's user information
        Of(Alphanumeric + "-._~!$&'()*+,;="), // RFC 3986 user information
        Of(Alphanumeric + "-._~" + Reserved), // encodeURI
        Of(Alphanumeric + "-._~!$&'()*+,;=:@/?"), // RFC 3986 query
        Of([.. Enumerable.Range(0x20, 0x5F).Select(value => (byte)value).Where(value => !"%$@';?*()".Contains((char)value))]), // MSBuild
        Of([.. Enumerable.Range(0x21, 0x5E).Select(value => (byte)value).Where(value => value != '%' && !Reserved.Contains((char)value))]), // only what is reserved
        Of([.. Enumerable.Range(0x20, 0x5F).Select(value => (byte)value).Where(value => value != '%' && !Reserved.Contains((char)value))]),
    ];

    // https://url.spec.whatwg.org/#application-x-www-form-urlencoded-percent-encode-set
    private static readonly SearchValues<byte> Form = Of(Alphanumeric + "*-._");

    /// <summary>Adds the forms of a value.</summary>
    public static void Add(FormSet set, ReadOnlySpan<byte> value)
    {
        foreach (var upper in (ReadOnlySpan<bool>)[true, false])
        {
            foreach (var kept in Habits)
            {
                Add(set, value, kept, upper, plusForSpace: false);
            }

            Add(set, value, Form, upper, plusForSpace: true);
            Add(set, value, Habits[0], upper, plusForSpace: true);
        }
    }

    private static void Add(FormSet set, ReadOnlySpan<byte> value, SearchValues<byte> kept, bool upper, bool plusForSpace) =>
        set.AddBytes(value, Encodings, (item, ref writer) =>
        {
            if (plusForSpace && item == ' ')
            {
                writer.Write("+"u8);
            }
            else if (kept.Contains(item))
            {
                writer.Write([item]);
            }
            else
            {
                writer.WriteHex("%"u8, item, 2, upper);
            }
        });

    private static SearchValues<byte> Of(string characters) => SearchValues.Create(System.Text.Encoding.ASCII.GetBytes(characters));

    private static SearchValues<byte> Of(byte[] characters) => SearchValues.Create(characters);
}
