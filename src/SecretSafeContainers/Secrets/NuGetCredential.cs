using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Secrets;

/// <summary>The credential of a NuGet source. Strings, as NuGet's library makes strings; it lives as briefly as can be.</summary>
/// <param name="UserName">The user's name.</param>
/// <param name="Password">The password in clear text.</param>
/// <param name="AuthenticationTypes">The types for which it is valid, with commas; null or empty for all.</param>
internal sealed partial record NuGetCredential(string UserName, string Password, string? AuthenticationTypes)
{
    /// <summary>Reads the value of a variable <c>NuGetPackageSourceCredentials_</c>; null if NuGet would not take it.</summary>
    /// <remarks><see href="https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds"/></remarks>
    public static NuGetCredential? Parse(string? text) =>
        Variable().Match(text?.Trim() ?? "") is { Success: true } match
            ? new(match.Groups["user"].Value, match.Groups["password"].Value, match.Groups["types"].Value)
            : null;

    /// <summary>The value of such a variable.</summary>
    public byte[] ToCredentials() =>
        SecretBytes.Of($"Username={UserName};Password={Password}{(string.IsNullOrEmpty(AuthenticationTypes) ? "" : $";ValidAuthenticationTypes={AuthenticationTypes}")}");

    /// <summary>The value of <c>VSS_NUGET_EXTERNAL_FEED_ENDPOINTS</c> for one source.</summary>
    /// <param name="url">The source's address.</param>
    public byte[] ToEndpoints(string url)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("endpointCredentials");
            writer.WriteStartObject();
            writer.WriteString("endpoint", url);
            writer.WriteString("username", UserName);
            writer.WriteString("password", Password);
            writer.WriteEndObject();
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        var value = SecretBytes.Of(buffer.WrittenSpan);
        buffer.Clear();
        return value;
    }

    /// <inheritdoc/>
    public override string ToString() => "***";

    [GeneratedRegex(
        @"^Username=(?<user>.*?);\s*Password=(?<password>.*?)(?:;ValidAuthenticationTypes=(?<types>.*?))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Variable();
}
