using System.Net.Http.Headers;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>Answers the challenges of one registry with the login that was found for it.</summary>
/// <param name="route">How it is reached, and the repository.</param>
/// <param name="access">Where logins are found, and for what.</param>
internal sealed class RegistryAuthorization(RegistryRoute route, RegistryAccess access)
{
    private readonly string scope = $"repository:{route.Reference.Repository}:{Actions(access.Purpose)}";
    private CredentialSearch? search;

    /// <summary>What answered the last challenge; null before the first, or if there is no answer.</summary>
    public AuthenticationHeaderValue? Header { get; private set; }

    /// <summary>Finds an answer to a challenge. False if there is none.</summary>
    /// <exception cref="Diagnostics.SecretSafeException">The service for tokens may not be asked, or cannot be reached (SSC4001).</exception>
    public async Task<bool> TryAnswerAsync(HttpHeaderValueCollection<AuthenticationHeaderValue> challenges, CancellationToken cancellationToken)
    {
        Header = await AnswerAsync(challenges, cancellationToken).ConfigureAwait(false);
        return Header is not null;
    }

    /// <summary>Why the registry still refuses.</summary>
    /// <param name="status">With which it does.</param>
    public string ExplainRefusal(int status)
    {
        var note = search?.Note is { } text ? $"; {text}" : "";
        return search?.Credential is { } credential
            ? $"the registry does not accept the login from {credential.Source} for this ({status}){note}"
            : $"the registry asks for a login, and there is none for {route.Reference.Registry} ({status}){note}";
    }

    private static string Actions(RegistryPurpose purpose) => purpose switch
    {
        RegistryPurpose.Push => "pull,push",
        RegistryPurpose.Deletion => "pull,push,delete",
        _ => "pull",
    };

    private async Task<AuthenticationHeaderValue?> AnswerAsync(HttpHeaderValueCollection<AuthenticationHeaderValue> challenges, CancellationToken cancellationToken)
    {
        search = await access.Logins.FindAsync(route.Reference, access.Purpose, cancellationToken).ConfigureAwait(false);
        var credential = search.Credential;
        if (BearerChallenge.Of(challenges) is { } bearer)
        {
            var tokens = new TokenService(route.Reference, route.Transport, access.Times);

            // An outdated login must not hide what everybody may read.
            return (credential is null ? null : await tokens.GetAsync(bearer, scope, credential, cancellationToken).ConfigureAwait(false))
                ?? await tokens.GetAsync(bearer, scope, null, cancellationToken).ConfigureAwait(false);
        }

        var asksForBasic = challenges.Any(challenge => challenge.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase));
        return asksForBasic && credential is { IsIdentityToken: false } ? credential.ToBasic() : null;
    }
}
