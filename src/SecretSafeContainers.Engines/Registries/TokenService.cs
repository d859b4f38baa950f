using System.Net.Http.Headers;
using System.Text.Json;
using SecretSafeContainers.Diagnostics;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Gets bearer tokens from the service that a registry names.</summary>
/// <remarks>
/// <see href="https://distribution.github.io/distribution/spec/auth/token/"/> and <see href="https://distribution.github.io/distribution/spec/auth/oauth/"/>
/// </remarks>
internal sealed class TokenService(RegistryReference reference, RegistryTransport transport, RegistryTimes times)
{
    /// <summary>Bytes of an answer that holds a token; real ones have a few thousand.</summary>
    private const int TokenBytes = 256 * 1024;

    /// <summary>A token, or null if the service gives none for this login.</summary>
    /// <exception cref="SecretSafeException">The service may not be asked, or cannot be reached (SSC4001).</exception>
    public async Task<AuthenticationHeaderValue?> GetAsync(BearerChallenge challenge, string scope, RegistryCredential? credential, CancellationToken cancellationToken)
    {
        DemandSafe(challenge.Realm);
        var query = new RegistryRequest(HttpMethod.Get, challenge.TokenUri(scope));
        if (credential is null)
        {
            return await AskAsync(query, cancellationToken).ConfigureAwait(false);
        }

        // As the SDK: a password is tried by both protocols, an identity token has only one.
        return (credential.IsIdentityToken ? null : await AskAsync(query with { Authorization = credential.ToBasic() }, cancellationToken).ConfigureAwait(false))
            ?? await AskAsync(new RegistryRequest(HttpMethod.Post, challenge.Realm) { Form = Form(challenge, scope, credential) }, cancellationToken).ConfigureAwait(false);
    }

    private static List<KeyValuePair<string, string>> Form(BearerChallenge challenge, string scope, RegistryCredential credential)
    {
        List<KeyValuePair<string, string>> form = [new("client_id", "SecretSafeContainers"), new("scope", scope)];
        if (challenge.Service is { } service)
        {
            form.Add(new("service", service));
        }

        form.AddRange(credential.IsIdentityToken
            ? [new("grant_type", "refresh_token"), new("refresh_token", credential.Secret)]
            : [new("grant_type", "password"), new("username", credential.UserName), new("password", credential.Secret)]);
        return form;
    }

    private static string? ReadToken(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            return document.RootElement.ValueKind == JsonValueKind.Object ? Text(document.RootElement, "token") ?? Text(document.RootElement, "access_token") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;

    /// <summary>A login goes over plain http only where the registry itself may be reached so, and then to the registry's own host.</summary>
    private void DemandSafe(Uri realm)
    {
        var isOwn = realm.IdnHost.Equals(reference.Endpoint.IdnHost, StringComparison.OrdinalIgnoreCase) || (reference.IsLoopback && RegistryReference.IsLoopbackHost(realm));
        if (realm.Scheme != Uri.UriSchemeHttps && !(reference.IsPlainHttp && isOwn))
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference.ToString(), $"the registry asks for a token over plain http ({realm.Host})");
        }
    }

    private async Task<AuthenticationHeaderValue?> AskAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        using var response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return null;
        }

        var json = await new BoundedBody(response, "the token service's answer", times.Stall).ReadAsync(TokenBytes, cancellationToken).ConfigureAwait(false);
        return ReadToken(json) is { } token && token.All(character => character is > ' ' and < '\u007f') ? new AuthenticationHeaderValue("Bearer", token) : null;
    }
}
