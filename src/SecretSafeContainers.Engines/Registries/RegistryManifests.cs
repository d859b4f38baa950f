using System.Net;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Images;

namespace SecretSafeContainers.Engines.Registries;

/// <summary>The documents of one repository that are asked for by a tag or a subject, and not by their own digest.</summary>
internal sealed class RegistryManifests(RegistryReference reference, RegistryConnection connection)
{
    /// <summary>Media types that are understood.</summary>
    public static readonly IReadOnlyCollection<string> Accepted = [MediaTypes.OciIndex, MediaTypes.OciManifest, MediaTypes.DockerIndex, MediaTypes.DockerManifest];

    private const string DigestHeader = "Docker-Content-Digest";

    /// <summary>Referrers of one manifest that are followed: several times what signing, scanning and building leave.</summary>
    private const int MaxReferrers = 64;

    /// <summary>What the reference names.</summary>
    /// <exception cref="SecretSafeException">It is not there or may not be read (SSC4001), or is not what the registry says it is (SSC4004).</exception>
    public async Task<RegistryManifest> GetAsync(CancellationToken cancellationToken)
    {
        using var response = await connection.GetAsync($"manifests/{reference.Version}", Accepted, from: 0, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new SecretSafeException(DiagnosticCodes.NotFound, reference.ToString(), connection.Explain(response));
        }

        var json = await new BoundedBody(response, reference.ToString(), connection.Times.Stall).ReadAsync(ImageLimits.DocumentBytes, cancellationToken).ConfigureAwait(false);
        return new RegistryManifest(new Descriptor(MediaTypeOf(response), Verify(response, json), json.Length), json);
    }

    /// <summary>What refers to a manifest; empty where the registry knows no such list.</summary>
    /// <remarks><see href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers"/></remarks>
    /// <exception cref="SecretSafeException">The list cannot be read, or is longer than is followed (SSC4007).</exception>
    public async ValueTask<IReadOnlyList<Descriptor>> ReferrersAsync(Digest subject, CancellationToken cancellationToken)
    {
        var what = $"{reference.Registry}/{reference.Repository} referrers of {subject}";
        using var response = await connection.GetAsync($"referrers/{subject}", [MediaTypes.OciIndex], from: 0, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest or HttpStatusCode.NotImplemented
            or HttpStatusCode.NotAcceptable || (response.IsSuccessStatusCode && MediaTypeOf(response) != MediaTypes.OciIndex))
        {
            // A registry from before version 1.1 of the specification: it answers whatever it answers to paths that it does not know.
            return [];
        }

        if (!response.IsSuccessStatusCode)
        {
            throw new SecretSafeException(DiagnosticCodes.MissingBlob, what, connection.Explain(response));
        }

        var json = await new BoundedBody(response, what, connection.Times.Stall).ReadAsync(ImageLimits.DocumentBytes, cancellationToken).ConfigureAwait(false);
        var referrers = Read(json, what);
        return referrers.Count <= MaxReferrers && response.Headers.Contains("Link") is false
            ? referrers
            : throw new SecretSafeException(DiagnosticCodes.LimitReached, what, $"there are more than {MaxReferrers}, or more than fit into one answer");
    }

    /// <summary>What a registry says is the digest of a manifest, or null: a claim.</summary>
    public static Digest? DigestOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(DigestHeader, out var values) && Digest.TryParse(values.FirstOrDefault(), out var digest) ? digest : null;

    /// <summary>A type that says nothing leaves it to the content to say what it is.</summary>
    private static string MediaTypeOf(HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType switch
    {
        null or "application/json" or "application/octet-stream" or "text/plain" => "",
        var mediaType => mediaType,
    };

    private static List<Descriptor> Read(byte[] json, string what)
    {
        try
        {
            return [.. IndexDocument.Read(json)];
        }
        catch (FormatException failure)
        {
            throw new SecretSafeException(DiagnosticCodes.Malformed, what, failure.Message, failure);
        }
    }

    /// <summary>The digest of what arrived. What was asked for by digest is verified by the reader above, as everything is.</summary>
    private Digest Verify(HttpResponseMessage response, byte[] json)
    {
        if (reference.Digest is { } asked)
        {
            return asked;
        }

        var announced = DigestOf(response) ?? Digest.OfBytes(json);
        using var hash = announced.StartHash();
        hash.AppendData(json);
        return announced.Matches(hash.GetCurrentHash())
            ? announced
            : throw new SecretSafeException(DiagnosticCodes.DigestMismatch, reference.ToString(), $"the manifest does not have the digest {announced} that the registry says it has");
    }
}
