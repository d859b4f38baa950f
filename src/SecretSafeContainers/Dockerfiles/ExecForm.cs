using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SecretSafeContainers.Dockerfiles;

/// <summary>The exec form of an instruction's arguments: a JSON array of strings.</summary>
internal static class ExecForm
{
    /// <summary>The strings, or null for the shell form. What follows the array is not looked at, as BuildKit does.</summary>
    public static ImmutableArray<string>? Read(string arguments)
    {
        if (!arguments.StartsWith('['))
        {
            return null;
        }

        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(arguments));
            var strings = ImmutableArray.CreateBuilder<string>();
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.String)
            {
                strings.Add(reader.GetString()!);
            }

            return reader.TokenType == JsonTokenType.EndArray ? strings.ToImmutable() : null;
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
