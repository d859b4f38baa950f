using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Testing.Reports;

/// <summary>Findings of a report as users get it: titles and advice are the catalogue's.</summary>
internal static class SampleLeak
{
    private const string KeepOut = "Keep it out of the layer: a later delete does not remove it. In a Dockerfile use RUN --mount=type=secret instead of COPY; in a project keep the file out of the publish folder.";

    private static int count;

    /// <summary>Of a rule, in a file.</summary>
    public static Finding InFile(string rule, int layer, string path, string preview, SourceLocation? source = null)
    {
        var described = RuleCatalogue.All.First(one => one.Id == rule);
        return SampleFinding.ByRule with
        {
            Rule = rule,
            Title = described.Title,
            Severity = described.Severity,
            Confidence = described.Confidence,
            Layer = layer,
            Path = path,
            Preview = preview,
            Fingerprint = NextFingerprint(),
            Source = source,
            Fix = $"{KeepOut} {described.Advice}",
        };
    }

    /// <summary>Of a rule, in metadata.</summary>
    public static Finding InMetadata(string rule, ContentChannel channel, string pointer, string preview, bool runtime) => InFile(rule, 0, "", preview) with
    {
        Code = DiagnosticCodes.CredentialInMetadata,
        Channel = channel,
        Layer = null,
        Path = null,
        Pointer = pointer,
        Line = 1,
        Column = 14,
        Exposure = new Exposure(runtime, Inspection: true, Layers: false),
        Fix = $"Remove the value from the image and set it when the container is started. {RuleCatalogue.All.First(one => one.Id == rule).Advice}",
    };

    /// <summary>A known secret in a file.</summary>
    public static Finding Known(string id, int layer, string path, Exposure exposure, SourceLocation? source = null) => SampleFinding.ByRule with
    {
        Code = DiagnosticCodes.KnownSecret,
        Rule = "known-secret",
        Title = $"known secret '{id}'",
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        SecretId = id,
        Layer = layer,
        Path = path,
        Length = null,
        Preview = "",
        Fingerprint = NextFingerprint(),
        Exposure = exposure,
        Source = source,
        Fix = $"{KeepOut} If an image with it has left this machine, revoke the secret.",
    };

    /// <summary>The same, of the base image.</summary>
    public static Finding InBase(this Finding finding) => finding with { Origin = LayerOrigin.Base };

    private static string NextFingerprint() => $"ssc1:{(ulong)Interlocked.Increment(ref count) * 0x9E3779B97F4AUL:x20}";
}
