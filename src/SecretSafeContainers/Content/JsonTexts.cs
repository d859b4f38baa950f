using System.Globalization;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content;

/// <summary>Walks a JSON document by key and string. Never byte-searched: a writer may escape any character (<c>&lt;</c> as <c>\u003c</c>).</summary>
internal sealed class JsonTexts
{
    private readonly List<JsonText> texts = [];
    private readonly List<string> names = [];
    private readonly Stack<int?> indexes = new();
    private readonly ReadOnlyMemory<byte> json;

    private JsonTexts(ReadOnlyMemory<byte> json) => this.json = json;

    /// <summary>All keys, strings and numbers, in document order.</summary>
    /// <param name="name">The document's name, for the error.</param>
    /// <param name="json">The document.</param>
    /// <exception cref="SecretSafeException">It is not JSON, or nested too deeply (SSC4003).</exception>
    public static IReadOnlyList<JsonText> Read(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            var walk = new JsonTexts(json);
            walk.Walk();
            return walk.texts;
        }
        catch (JsonException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, name,
                $"it is not valid JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine})", failure);
        }
    }

    private void Walk()
    {
        var reader = new Utf8JsonReader(json.Span, new JsonReaderOptions { MaxDepth = ImageLimits.JsonDepth });
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    Enter();
                    indexes.Push(0);
                    break;
                case JsonTokenType.StartObject:
                    Enter();
                    indexes.Push(null);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    indexes.Pop();
                    Leave();
                    break;
                case JsonTokenType.PropertyName:
                    names.Add(reader.GetString()!);
                    texts.Add(new JsonText([.. names], Text(ref reader)));
                    break;
                case JsonTokenType.String or JsonTokenType.Number:
                    Enter();
                    texts.Add(new JsonText([.. names], Text(ref reader)));
                    Leave();
                    break;
                default:
                    Enter();
                    Leave();
                    break;
            }
        }
    }

    /// <summary>Within an array a value's name is its index; within an object its key stands there already.</summary>
    private void Enter()
    {
        if (indexes.TryPeek(out var index) && index is { } position)
        {
            names.Add(position.ToString(CultureInfo.InvariantCulture));
        }
    }

    private void Leave()
    {
        if (!indexes.TryPop(out var index))
        {
            return;
        }

        names.RemoveAt(names.Count - 1);
        indexes.Push(index + 1);
    }

    private ReadOnlyMemory<byte> Text(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            var quote = reader.TokenType == JsonTokenType.Number ? 0 : 1;
            return json.Slice((int)reader.TokenStartIndex + quote, reader.ValueSpan.Length);
        }

        var buffer = new byte[reader.ValueSpan.Length];
        return buffer.AsMemory(0, reader.CopyString(buffer));
    }
}
