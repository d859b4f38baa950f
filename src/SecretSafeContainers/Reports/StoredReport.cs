using System.Text.Json;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>A JSON report that was read from its file: whole and in itself consistent, and otherwise as trustworthy as whoever could write the file.</summary>
/// <param name="Path">The file.</param>
/// <param name="ToolVersion">The version that made it, as it says.</param>
/// <param name="Report">What it reports.</param>
public sealed record StoredReport(string Path, string ToolVersion, AuditReport Report)
{
    /// <summary>Bytes of a report: several times one with all the findings that an audit lists.</summary>
    public const int MaxBytes = 128 * 1024 * 1024;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SecretSafeException">It is missing, too large, or no such report of version 1 (SSC1026).</exception>
    public static StoredReport Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxBytes)
            {
                throw Unusable(path, $"it has more than {MaxBytes} bytes");
            }

            var read = JsonSerializer.Deserialize(stream, JsonReportContext.Default.JsonReport);
            if (read is not { SchemaVersion: 1, Tool: { Name: not null, Version: not null }, Images.IsDefault: false } || !read.Images.All(IsWhole) || read.Tool.Name != JsonTool.This.Name)
            {
                throw Unusable(path, "it is no JSON report of version 1");
            }

            var report = new AuditReport(read.Phase, read.Images, []);
            // A check of a Dockerfile may call worse what holds no secret.
            return read.Verdict >= report.Verdict && report.Images.All(IsConsistent)
                ? new(path, Inert.Of(read.Tool.Version), report)
                : throw Unusable(path, "its verdicts contradict what it reports: it was changed after it was written");
        }
        catch (JsonException failure)
        {
            throw Unusable(path, $"it is no JSON report of version 1, or damaged{(failure.LineNumber is { } line ? $" (line {line + 1})" : "")}", failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or InvalidOperationException)
        {
            throw Unusable(path, failure is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : "it cannot be read", failure);
        }
    }

    // What the serialiser lets pass: any member may be null, and a fingerprint any text.
    private static bool IsWhole(ImageReport image) => image is { Reference: not null, Findings.IsDefault: false, Suppressed.IsDefault: false, Coverage.Skipped.IsDefault: false }
        && image.Findings.All(IsWhole) && image.Suppressed.All(accepted => accepted is { Reason: not null } && IsWhole(accepted.Finding));

    private static bool IsWhole(Finding? finding) => finding is { Code: not null, Rule: not null, Fingerprint: { } fingerprint } && SuppressionItem.IsFingerprint(fingerprint);

    // Whatever its policy was, an audit never calls this clean.
    private static bool IsConsistent(ImageReport image) => image.Verdict != Verdict.Clean
        || (image.Coverage.Skipped.IsEmpty && !image.Findings.Any(finding => finding.Code == DiagnosticCodes.KnownSecret && finding.Severity == Rules.Severity.Critical));

    private static SecretSafeException Unusable(string path, string why, Exception? inner = null) => new(DiagnosticCodes.UnusableReport, path, why, inner);
}
