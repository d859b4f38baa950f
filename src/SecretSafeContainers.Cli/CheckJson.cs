using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Content;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Cli;

/// <summary>The JSON report of a check: that of the audit, with the advice as one more member.</summary>
internal static class CheckJson
{
    private static readonly JsonWriterOptions Form = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<string> OfAsync(CheckResult result, Redactor redactor, CancellationToken cancellationToken)
    {
        using var report = new MemoryStream();
        await new JsonReportWriter().WriteAsync(result.Report, report, cancellationToken).ConfigureAwait(false);
        var root = JsonNode.Parse(report.ToArray())!;
        root["verdict"] = result.Verdict.ToString().ToLowerInvariant();
        root["advice"] = new JsonArray([.. result.Points.Select(point => Of(point, result, redactor)), .. result.Mounts.Select(mount => Of(mount, result, redactor))]);
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Form))
        {
            root.WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    private static JsonObject Of(DockerfilePoint point, CheckResult result, Redactor redactor) => new JsonObject
    {
        ["code"] = DiagnosticCodes.LeakyInstruction.Id,
        ["form"] = JsonNamingPolicy.CamelCase.ConvertName(point.Form.ToString()),
        ["secretId"] = redactor.Redact(point.SecretId),
        ["line"] = point.Line,
        ["column"] = point.Column,
        ["text"] = redactor.Redact(result.Dockerfile.Line(point.Line)),
        ["why"] = redactor.Redact(point.Why),
        ["exposure"] = Of(point.Exposure),
        ["changes"] = new JsonArray([.. point.Changes.Select(change => (JsonNode)new JsonObject
        {
            ["line"] = change.Line,
            ["endLine"] = change.EndLine,
            ["newLines"] = new JsonArray([.. change.NewLines.Select(line => JsonValue.Create(redactor.Redact(line)))]),
        })]),
        ["item"] = redactor.Redact(point.Item),
        ["command"] = redactor.Redact(point.Command),
    };

    private static JsonObject Of(MountPoint mount, CheckResult result, Redactor redactor) => new JsonObject
    {
        ["code"] = mount.Code.Id,
        ["secretId"] = redactor.Redact(mount.SecretId),
        ["line"] = mount.Line,
        ["column"] = mount.Column,
        ["text"] = mount.Line is { } line ? redactor.Redact(result.Dockerfile.Line(line)) : null,
        ["why"] = redactor.Redact(mount.Message),
    };

    private static JsonObject Of(Exposure exposure) =>
        new JsonObject { ["runtime"] = exposure.Runtime, ["inspection"] = exposure.Inspection, ["layers"] = exposure.Layers };
}
