using System.Globalization;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Content;

/// <summary>Walks a JSON document by key and string. Never byte-searched: a writer may escape any character (<c>&lt;</c> as <c>\u003c</c>).</summary>
internal sealed class JsonTexts
{
    private readonly List<string> names = [];
    private readonly Stack<int?> indexes = new();
    private readonly string name;
    private readonly ReadOnlyMemory<byte> json;
    private JsonReaderState state = new(new JsonReaderOptions { MaxDepth = ImageLimits.JsonDepth });
    private int consumed;

    private JsonTexts(string name, ReadOnlyMemory<byte> json) => (this.name, this.json) = (name, json);

    /// <summary>All keys, strings and numbers, in document order. One is held at a time: a document may have millions.</summary>
    /// <param name="name">The document's name, for the error.</param>
    /// <param name="json">The document.</param>
    /// <exception cref="SecretSafeException">It is not JSON, nested too deeply, or holds what is not Unicode (SSC4003).</exception>
    public static IEnumerable<JsonText> Read(string name, ReadOnlyMemory<byte> json)
    {
        var walk = new JsonTexts(name, json);
        while (walk.TryStep(out var text))
        {
            if (text is { } found)
            {
                yield return found;
            }
        }
    }

    private bool TryStep(out JsonText? text)
    {
        text = null;
        try
        {
            var reader = new Utf8JsonReader(json.Span[consumed..], isFinalBlock: true, state);
            if (!reader.Read())
            {
                return false;
            }

            text = Take(ref reader);
            state = reader.CurrentState;
            consumed += (int)reader.BytesConsumed;
            return true;
        }
        catch (JsonException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, name,
                $"it is not valid JSON (line {failure.LineNumber + 1}, byte {failure.BytePositionInLine})", failure);
        }
        catch (InvalidOperationException failure)
        {
            // So the reader says that the escapes of a text are not UTF-16.
            throw new SecretSafeException(DiagnosticCodes.Malformed, name, "a text is not valid Unicode", failure);
        }
    }

    private JsonText? Take(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                Enter();
                indexes.Push(0);
                return null;
            case JsonTokenType.StartObject:
                Enter();
                indexes.Push(null);
                return null;
            case JsonTokenType.EndArray or JsonTokenType.EndObject:
                indexes.Pop();
                Leave();
                return null;
            case JsonTokenType.PropertyName:
                names.Add(reader.GetString()!);
                return new JsonText([.. names], Text(ref reader));
        }

        Enter();
        var text = reader.TokenType is JsonTokenType.String or JsonTokenType.Number ? new JsonText([.. names], Text(ref reader)) : (JsonText?)null;
        Leave();
        return text;
    }

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
            return json.Slice(consumed + (int)reader.TokenStartIndex + quote, reader.ValueSpan.Length);
        }

        var buffer = new byte[reader.ValueSpan.Length];
        return buffer.AsMemory(0, reader.CopyString(buffer));
    }
}
