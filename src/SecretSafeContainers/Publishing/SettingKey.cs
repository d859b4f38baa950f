using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SecretSafeContainers.Publishing;

/// <summary>The key of a value in a JSON settings file, as .NET's configuration calls it: <c>ConnectionStrings:Default</c>, <c>Servers:0:Password</c>.</summary>
internal static class SettingKey
{
    /// <summary>Bytes of a settings file; those of persons are a thousandth of it.</summary>
    private const int FileBytes = 4 * 1024 * 1024;

    private const int MaxCharacters = 200;

    /// <summary>The key of the value at a place of a file; null if it is no JSON, or has no value there.</summary>
    /// <param name="file">Full path.</param>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 1, in characters.</param>
    public static string? At(string file, int line, int column)
    {
        try
        {
            if (new FileInfo(file) is not { Exists: true, Length: <= FileBytes })
            {
                return null;
            }

            var text = File.ReadAllText(file);
            var start = 0;
            for (var number = 1; number < line; number++)
            {
                start = text.IndexOf('\n', start) + 1;
                if (start == 0)
                {
                    return null;
                }
            }

            var place = Encoding.UTF8.GetByteCount(text.AsSpan(0, Math.Min(start + column - 1, text.Length)));
            return At(Encoding.UTF8.GetBytes(text), place) is { Length: <= MaxCharacters } key ? key : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? At(byte[] json, int place)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        // The names and indexes on the way to the token; an index counts the values before it.
        var way = new Stack<(string? Name, int Index)>();
        while (reader.Read() && reader.TokenStartIndex <= place)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    Count(way);
                    way.Push((null, reader.TokenType == JsonTokenType.StartArray ? -1 : int.MinValue));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    way.Pop();
                    break;
                case JsonTokenType.PropertyName:
                    way.Pop();
                    way.Push((reader.GetString(), int.MinValue));
                    break;
                default:
                    Count(way);
                    if (place < reader.BytesConsumed)
                    {
                        return string.Join(':', way.Reverse().Select(step => step.Name ?? step.Index.ToString(CultureInfo.InvariantCulture)));
                    }

                    break;
            }
        }

        return null;
    }

    private static void Count(Stack<(string? Name, int Index)> way)
    {
        if (way.TryPeek(out var step) && step is { Name: null, Index: > int.MinValue })
        {
            way.Pop();
            way.Push((null, step.Index + 1));
        }
    }
}
