using System.Net.Http.Headers;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>A request, made anew for each attempt and each redirect.</summary>
/// <param name="Method">GET and HEAD to read, DELETE, POST and PUT to write, POST also to a token service.</param>
/// <param name="Uri">Where to.</param>
internal sealed record RegistryRequest(HttpMethod Method, Uri Uri)
{
    /// <summary>Media types that are understood; empty for any.</summary>
    public IReadOnlyCollection<string> Accept { get; init; } = [];

    /// <summary>The login, for <see cref="Uri"/>'s own origin and no other.</summary>
    public AuthenticationHeaderValue? Authorization { get; init; }

    /// <summary>The first byte wanted; 0 for everything.</summary>
    public long From { get; init; }

    /// <summary>Fields of a form to send, or null. May hold a secret.</summary>
    public IReadOnlyList<KeyValuePair<string, string>>? Form { get; init; }

    /// <summary>What to send, or null.</summary>
    public RegistryBody? Body { get; init; }

    /// <summary>False if a second attempt at the same place could find the half of the first: then who asked begins anew.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>The message for one attempt.</summary>
    /// <param name="moved">Called whenever some bytes of the body were taken.</param>
    public HttpRequestMessage ToMessage(Action moved)
    {
        var content = Form is null ? Body?.ToContent(moved) : new FormUrlEncodedContent(Form);
        var message = new HttpRequestMessage(Method, Uri) { Content = content };
        message.Headers.Authorization = Authorization;
        message.Headers.Range = From > 0 ? new RangeHeaderValue(From, null) : null;
        foreach (var mediaType in Accept)
        {
            message.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(mediaType));
        }

        return message;
    }

    /// <summary>The request at the place to which an answer sends it. A login never goes to another origin.</summary>
    public RegistryRequest At(Uri place) => this with { Uri = place, Authorization = IsSameOrigin(Uri, place) ? Authorization : null };

    /// <summary>True for the same scheme, host and port.</summary>
    public static bool IsSameOrigin(Uri one, Uri other) =>
        one.Scheme == other.Scheme && one.Port == other.Port && one.IdnHost.Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase);

    // The compiler's own would print the form and the login.
    /// <inheritdoc/>
    public override string ToString() => $"{Method} {Uri.GetLeftPart(UriPartial.Path)}";
}
