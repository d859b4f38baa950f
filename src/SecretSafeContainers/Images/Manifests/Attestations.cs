namespace SecretSafeContainers.Images.Manifests;

/// <summary>How BuildKit marks attestation manifests in an index.</summary>
/// <remarks><see href="https://github.com/moby/buildkit/blob/master/docs/attestations/attestation-storage.md"/></remarks>
internal static class Attestations
{
    private const string TypeAnnotation = "vnd.docker.reference.type";
    private const string SubjectAnnotation = "vnd.docker.reference.digest";

    /// <summary>True for what is an attestation about an image, and no image.</summary>
    public static bool IsAttestation(Descriptor descriptor) =>
        descriptor.Platform is { Os: "unknown", Architecture: "unknown" }
        || descriptor.Annotations.GetValueOrDefault(TypeAnnotation) == "attestation-manifest";

    /// <summary>The manifest that it is about, or null if it does not say.</summary>
    public static Digest? Subject(Descriptor descriptor) =>
        Digest.TryParse(descriptor.Annotations.GetValueOrDefault(SubjectAnnotation), out var digest) ? digest : null;
}
