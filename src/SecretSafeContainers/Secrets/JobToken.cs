using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace SecretSafeContainers.Secrets;

/// <summary>
/// Reads from a token when it was minted: what was there before cannot hold it. Only of a JSON Web Token that lives a few days, as the jobs of pipelines get them
/// (Azure DevOps's <c>SYSTEM_ACCESSTOKEN</c>, GitHub's, GitLab's). The name of a variable proves nothing, as people map tokens of their own onto it.
/// </summary>
/// <remarks><see href="https://www.rfc-editor.org/rfc/rfc7519#section-4.1"/></remarks>
internal static class JobToken
{
    /// <summary>A token that lives longer is a setting like any other, and its times are what somebody wrote into it. Jobs on agents of one's own may take two days.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(7);

    // Ten times the largest that a pipeline was seen to give.
    private const int MaxBytes = 32 * 1024;
    private const byte Dot = (byte)'.';

    /// <summary>When a value was minted; null if that is not sure.</summary>
    /// <param name="value">The value of a secret.</param>
    /// <param name="now">The time. A token of the future proves nothing.</param>
    public static DateTimeOffset? MintTime(ReadOnlySpan<byte> value, DateTimeOffset now)
    {
        value = SecretForms.WithoutLineEnd(value);
        if (value.Length > MaxBytes || value.Count(Dot) != 2)
        {
            return null;
        }

        var header = value[..value.IndexOf(Dot)];
        var rest = value[(header.Length + 1)..];
        var payload = rest[..rest.IndexOf(Dot)];
        if (rest.Length == payload.Length + 1 || ReadTimes(header) is null || ReadTimes(payload) is not { Minted: { } minted, Expires: { } expires })
        {
            return null;
        }

        return minted <= now && minted < expires && expires - minted <= LongestLife ? minted : null;
    }

    /// <summary>The times of a JSON object in base64url; null if it is none.</summary>
    private static Times? ReadTimes(ReadOnlySpan<byte> encoded)
    {
        var json = GC.AllocateUninitializedArray<byte>(Base64Url.GetMaxDecodedLength(encoded.Length), pinned: true);
        try
        {
            return Base64Url.TryDecodeFromUtf8(encoded, json, out var length) ? ReadObject(json.AsSpan(0, length)) : null;
        }
        catch (Exception failure) when (failure is FormatException or JsonException)
        {
            return null;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    private static Times? ReadObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return null;
        }

        var times = default(Times);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isMint = reader.ValueTextEquals("iat"u8) || reader.ValueTextEquals("nbf"u8);
            var isEnd = reader.ValueTextEquals("exp"u8);
            reader.Read();
            if (isMint || isEnd)
            {
                if (TimeOf(ref reader) is not { } time)
                {
                    return default(Times);
                }

                // The earliest that is said: it was minted then or later.
                times = isEnd ? times with { Expires = time } : times with { Minted = times.Minted < time ? times.Minted : time };
            }

            reader.Skip();
        }

        return times;
    }

    private static DateTimeOffset? TimeOf(ref Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var seconds) && seconds is > 0 and < uint.MaxValue ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;

    private readonly record struct Times(DateTimeOffset? Minted, DateTimeOffset? Expires);
}
