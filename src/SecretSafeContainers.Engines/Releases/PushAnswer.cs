using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Releases;

/// <summary>What a registry answers to something that is pushed.</summary>
/// <param name="connection">The repository, which can explain a refusal. Not owned.</param>
/// <param name="what">What was pushed, for an error.</param>
internal sealed class PushAnswer(RegistryConnection connection, string what)
{
    private const string DigestHeader = "Docker-Content-Digest";

    /// <summary>Checks that the answer names the digest that was meant, if it names any.</summary>
    /// <exception cref="SecretSafeException">It names another one (SSC4004).</exception>
    public void Verify(HttpResponseMessage response, Digest digest)
    {
        if (response.Headers.TryGetValues(DigestHeader, out var values) && values.FirstOrDefault() is { Length: > 0 } named && named != digest.ToString())
        {
            throw new SecretSafeException(DiagnosticCodes.DigestMismatch, what, "the registry stored it under another digest");
        }
    }

    /// <summary>The refusal that the answer is.</summary>
    public async Task<SecretSafeException> RefusedAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var codes = await RegistryErrors.ReadAsync(response, connection.Times.Stall, cancellationToken).ConfigureAwait(false);
        return new SecretSafeException(DiagnosticCodes.NotReleased, what, $"{connection.Explain(response)}{(codes.Length == 0 ? "" : $" and says {codes}")}");
    }
}
