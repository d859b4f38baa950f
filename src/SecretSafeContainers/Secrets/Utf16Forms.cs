using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SecretSafeContainers.Secrets;

/// <summary>UTF-16 as .NET assemblies and Windows files store strings, and base64 of it, as PowerShell's encoded commands are.</summary>
internal static class Utf16Forms
{
    /// <summary>Adds the forms of a text in UTF-8.</summary>
    public static void Add(FormSet set, ReadOnlySpan<byte> utf8)
    {
        set.AddRunes(utf8, ["utf-16le"], static (rune, ref writer) => Write(rune, Encoding.Unicode, ref writer));
        set.AddRunes(utf8, ["utf-16be"], static (rune, ref writer) => Write(rune, Encoding.BigEndianUnicode, ref writer));
    }

    /// <summary>Adds base64 of a text in UTF-8 that was encoded as UTF-16, little endian.</summary>
    public static void AddBase64(FormSet set, ReadOnlySpan<byte> utf8)
    {
        var little = new byte[utf8.Length * 2];
        var units = MemoryMarshal.Cast<byte, char>(little.AsSpan());
        var length = Encoding.UTF8.GetChars(utf8, units) * sizeof(char);
        if (BitConverter.IsLittleEndian)
        {
            Base64Forms.Add(set, little.AsSpan(0, length), ["utf-16le"]);
        }

        CryptographicOperations.ZeroMemory(little);
    }

    private static void Write(Rune rune, Encoding encoding, ref FormWriter writer)
    {
        Span<char> units = stackalloc char[2];
        Span<byte> bytes = stackalloc byte[4];
        var count = rune.EncodeToUtf16(units);
        writer.Write(bytes[..encoding.GetBytes(units[..count], bytes)]);
    }
}
