using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Testing;

/// <summary>A finding by rule, to be varied with <c>with</c>.</summary>
public static class SampleFinding
{
    /// <summary>A moderate leak in a text file of layer 1, which the build itself brought in.</summary>
    public static Finding ByRule { get; } = new()
    {
        Code = DiagnosticCodes.CredentialInFile,
        Rule = "sample-rule",
        Title = "sample credential",
        Severity = Severity.Moderate,
        Confidence = Confidence.Medium,
        Channel = ContentChannel.File,
        Layer = 1,
        Origin = LayerOrigin.App,
        Path = "app/appsettings.json",
        Line = 3,
        Column = 14,
        Offset = 45,
        Length = 40,
        Preview = "smp_… (about 40 characters)",
        Fingerprint = "ssc1:00112233445566778899",
        Exposure = new Exposure(Runtime: true, Inspection: false, Layers: true),
        Fix = "Remove it.",
    };

    /// <summary>A known secret in history.</summary>
    public static Finding Known { get; } = ByRule with
    {
        Code = DiagnosticCodes.KnownSecret,
        Rule = "known-secret",
        Title = "known secret 'pip.conf'",
        Severity = Severity.Critical,
        Confidence = Confidence.High,
        SecretId = "pip.conf",
        Channel = ContentChannel.History,
        Layer = null,
        Path = null,
        Pointer = "/history/3/created_by",
        Line = 1,
        Column = 1,
        Length = null,
        Preview = "",
        Encoding = ["base64"],
        Exposure = new Exposure(Runtime: false, Inspection: true, Layers: false),
        Source = new SourceLocation("Dockerfile", 3, 1, "ARG ***"),
    };
}
