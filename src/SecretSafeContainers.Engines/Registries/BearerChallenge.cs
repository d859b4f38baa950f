using System.Net.Http.Headers;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>What a registry asks for when it says 401: a token from a named place.</summary>
/// <remarks><see href="https://distribution.github.io/distribution/spec/auth/token/"/></remarks>
/// <param name="Realm">Where tokens are given out.</param>
/// <param name="Service">For which service, or null.</param>
internal sealed record BearerChallenge(Uri Realm, string? Service)
{
    /// <summary>The challenge in an answer's headers, or null if it asks for no bearer token.</summary>
    public static BearerChallenge? Of(IEnumerable<AuthenticationHeaderValue> challenges)
    {
        var text = challenges.FirstOrDefault(challenge => challenge.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase))?.Parameter;
        if (text is null)
        {
            return null;
        }

        var fields = Fields(text);
        return fields.TryGetValue("realm", out var realm) && Uri.TryCreate(realm, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? new(uri, fields.GetValueOrDefault("service"))
            : null;
    }

    /// <summary>Where to ask for a token of a scope.</summary>
    public Uri TokenUri(string scope)
    {
        var query = $"scope={Uri.EscapeDataString(scope)}" + (Service is null ? "" : $"&service={Uri.EscapeDataString(Service)}");
        return new UriBuilder(Realm) { Query = Realm.Query.Length > 1 ? $"{Realm.Query[1..]}&{query}" : query }.Uri;
    }

    /// <summary>The <c>name="value"</c> pairs; a comma inside quotes belongs to the value.</summary>
    private static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var rest = text.AsSpan();
        while (rest.IndexOf('=') is var equals and > 0)
        {
            var name = rest[..equals].Trim(", \t").ToString();
            rest = rest[(equals + 1)..].TrimStart();
            var quoted = rest is ['"', ..];
            rest = quoted ? rest[1..] : rest;
            var end = rest.IndexOf(quoted ? '"' : ',');
            fields[name] = (end < 0 ? rest : rest[..end]).Trim().ToString();
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return fields;
    }
}
