using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>A login for one registry. Prints as <c>***</c>; owns its secret.</summary>
public sealed class RegistryCredential : IDisposable
{
    /// <summary>Helpers and <c>docker login</c> write this user name when the secret is an identity token.</summary>
    internal const string TokenUser = "<token>";

    /// <summary>Shortest secret that can be looked for in an image.</summary>
    private const int MinSecretBytes = 4;

    private readonly SecretValue secret;

    internal RegistryCredential(string source, string userName, string secret, bool isIdentityToken)
    {
        Source = source;
        UserName = userName;
        IsIdentityToken = isIdentityToken || userName == TokenUser;
        var bytes = Encoding.UTF8.GetBytes(secret);
        this.secret = new SecretValue(bytes);
        CryptographicOperations.ZeroMemory(bytes);
    }

    /// <summary>Where it was found, for messages: a variable's name, a file's path, a helper's name.</summary>
    public string Source { get; }

    /// <summary>True if it is a refresh token for the registry's token service, and no password.</summary>
    public bool IsIdentityToken { get; }

    /// <summary>The user; no secret, but not printed either.</summary>
    internal string UserName { get; }

    /// <summary>The secret as text, for a request's body.</summary>
    internal string Secret => Encoding.UTF8.GetString(secret.Bytes);

    /// <summary>A copy of the secret to look for in images and to redact, or null if it is too short for that. The caller disposes it.</summary>
    /// <param name="id">The name by which findings call it.</param>
    public KnownSecret? ToKnownSecret(string id) => secret.Length < MinSecretBytes ? null : new KnownSecret(id, new SecretValue(secret.Bytes));

    /// <inheritdoc/>
    public void Dispose() => secret.Dispose();

    /// <inheritdoc/>
    public override string ToString() => "***";

    /// <summary>The header of HTTP's basic authentication.</summary>
    internal AuthenticationHeaderValue ToBasic() => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserName}:{Secret}")));
}
