using System.Security.Cryptography;
using System.Text.Json;
using SecretSafeContainers.Secrets.Judging;

namespace SecretSafeContainers.Secrets.Parts;

/// <summary>The secrets of a JSON document: values under names that say so, and what lies within others, such as an address with a password.</summary>
internal static class JsonParts
{
    /// <summary>Adds them. False if the value is no JSON object or array.</summary>
    public static bool TryTake(ReadOnlySpan<byte> value, SecretParts parts)
    {
        if (value.TrimStart(" \t\r\n"u8) is not [(byte)'{' or (byte)'[', ..] || !IsJson(value))
        {
            return false;
        }

        var reader = new Utf8JsonReader(value);
        var name = "";
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = NameAt(ref reader);
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                Take(name, ref reader, parts);
            }
        }

        return true;
    }

    private static bool IsJson(ReadOnlySpan<byte> value)
    {
        try
        {
            var reader = new Utf8JsonReader(value);
            while (reader.Read())
            {
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static string NameAt(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return ""; // half a surrogate pair
        }
    }

    private static void Take(string name, ref Utf8JsonReader reader, SecretParts parts)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(reader.ValueSpan.Length, pinned: true);
        try
        {
            var text = buffer.AsSpan(0, reader.CopyString(buffer));
            if (SecretNames.Of(name) is var strength and not NameStrength.None)
            {
                parts.Add(text, mustBeMixed: strength == NameStrength.Weak);
            }
            else
            {
                parts.AddWithin(text);
            }
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair: no text, and no secret.
        }

        CryptographicOperations.ZeroMemory(buffer);
    }
}
