using System.Security.Cryptography;
using System.Text.Json;

namespace SecretSafeContainers.Secrets;

/// <summary>A <c>secrets.json</c> as Microsoft.Extensions.Configuration reads it: keys of nested objects and array indices joined by colons, in any case.</summary>
internal static class UserSecretFile
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Receives a key and its value. False ends the reading.</summary>
    public delegate bool Receiver(string key, ReadOnlySpan<byte> value);

    /// <summary>A key's value, unescaped; null if there is none.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="key">The key, such as <c>Feed:Password</c>.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static byte[]? ValueOf(ReadOnlySpan<byte> json, string key)
    {
        byte[]? found = null;
        Read(json, (name, value) =>
        {
            if (!string.Equals(name, key, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }

            found = value.IsEmpty ? null : SecretBytes.Of(value);
            return false;
        });
        return found;
    }

    /// <summary>Hands out every key with its value, which is unescaped, empty for null, and valid during the call alone.</summary>
    /// <param name="json">The file's bytes.</param>
    /// <param name="receive">Receives them in their order.</param>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public static void Read(ReadOnlySpan<byte> json, Receiver receive)
    {
        var reader = new Utf8JsonReader(json.StartsWith("\uFEFF"u8) ? json[3..] : json, Options);
        var parents = new Stack<(string Name, int Next)>();
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = Join(parents.Peek().Name, reader.GetString()!);
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    parents.Pop();
                    break;
                default:
                    name = NameOfElement(parents) ?? name;
                    if (reader.TokenType is JsonTokenType.StartObject)
                    {
                        parents.Push((name, -1));
                    }
                    else if (reader.TokenType is JsonTokenType.StartArray)
                    {
                        parents.Push((name, 0));
                    }
                    else if (!HandOut(name, ref reader, receive))
                    {
                        return;
                    }

                    break;
            }
        }
    }

    private static string Join(string parent, string name) => parent.Length == 0 ? name : $"{parent}:{name}";

    // Elements of an array have no property name but their index.
    private static string? NameOfElement(Stack<(string Name, int Next)> parents)
    {
        if (!parents.TryPeek(out var parent) || parent.Next < 0)
        {
            return null;
        }

        parents.Pop();
        parents.Push(parent with { Next = parent.Next + 1 });
        return Join(parent.Name, parent.Next.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool HandOut(string name, ref Utf8JsonReader reader, Receiver receive)
    {
        if (reader.TokenType == JsonTokenType.Null || !reader.ValueIsEscaped)
        {
            return receive(name, reader.TokenType == JsonTokenType.Null ? default : reader.ValueSpan);
        }

        var buffer = GC.AllocateUninitializedArray<byte>(reader.ValueSpan.Length, pinned: true);
        var goesOn = receive(name, buffer.AsSpan(0, reader.CopyString(buffer)));
        CryptographicOperations.ZeroMemory(buffer);
        return goesOn;
    }
}
