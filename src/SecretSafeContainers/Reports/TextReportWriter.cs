using System.Globalization;
using System.Text;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>The report for a person at a terminal.</summary>
/// <param name="policy">Tells failures from warnings.</param>
/// <param name="color">True to use ANSI colours.</param>
public sealed class TextReportWriter(AuditPolicy policy, bool color) : IReportWriter
{
    // An instruction is there to be recognised, not to be read whole.
    private const int InstructionCharacters = 120;
    private const string Bold = "1";
    private const string Red = "31;1";
    private const string Green = "32;1";
    private const string Yellow = "33;1";

    /// <inheritdoc/>
    public async Task WriteAsync(AuditReport report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(output);
        var text = new StringBuilder();
        foreach (var image in report.Images)
        {
            Append(text, image);
        }

        foreach (var shared in report.SharedLayers)
        {
            text.Append(CultureInfo.InvariantCulture, $"Shared layer {Short(shared.DiffId.ToString())} with {Quantity.Count(shared.Findings, "leak")} is in: {string.Join(", ", shared.Images)}\n");
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(text.ToString()), cancellationToken).ConfigureAwait(false);
    }

    private void Append(StringBuilder text, ImageReport image)
    {
        var facts = new[] { image.Platform?.ToString(), image.Digest is { } digest ? Short(digest.ToString()) : null };
        text.Append(Paint(image.Reference, Bold)).Append("  ").AppendJoin("  ", facts.Where(fact => fact is not null)).Append('\n');
        foreach (var finding in image.Findings)
        {
            Append(text, finding, image);
        }

        foreach (var accepted in image.Suppressed)
        {
            Append(text, accepted);
        }

        foreach (var skip in image.Coverage.Skipped)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Paint(skip.Code.Id, Yellow)} {skip.Code.Title}: {skip.What}: {skip.Why}\n");
        }

        var suppressed = SuppressedCount.Of(image.Suppressed);
        var layers = image.Layers.IsEmpty ? "" : $" in {Quantity.Count(image.Layers.Length, "layer")}";
        text.Append(CultureInfo.InvariantCulture,
            $"  {Name(image.Verdict)}: {Quantity.Count(image.Findings.Length, "leak")}{(suppressed.Length == 0 ? "" : $", {suppressed}")}, {Quantity.Count(image.Coverage.Files, "file")}{layers}, {Quantity.Bytes(image.Coverage.Bytes)} read\n\n");
    }

    private void Append(StringBuilder text, Finding finding, ImageReport image)
    {
        var fails = policy.Fails(finding);
        text.Append(CultureInfo.InvariantCulture,
            $"  {Paint(finding.Code.Id, fails ? Red : Yellow)} {(fails ? "leak" : "warning")} ({finding.Severity.ToString().ToLowerInvariant()}): {FindingMessage.What(finding)}\n");
        text.Append(CultureInfo.InvariantCulture, $"      where  {FindingMessage.Where(finding)}\n");
        if (finding.Layer is { } layer && image.Layers[layer].CreatedBy is { } instruction)
        {
            text.Append(CultureInfo.InvariantCulture, $"      by     {Cut(instruction)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"      seen   {FindingMessage.Who(finding)}\n");
        if (finding.Source is { } source)
        {
            text.Append(CultureInfo.InvariantCulture, $"      from   {source.File}{(source.Line is { } line ? $":{line}" : "")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"      fix    {finding.Fix}\n");
        text.Append(CultureInfo.InvariantCulture, $"      rule   {finding.Rule}  {finding.Fingerprint}\n");
    }

    private static void Append(StringBuilder text, SuppressedFinding accepted)
    {
        var finding = accepted.Finding;
        text.Append(CultureInfo.InvariantCulture,
            $"  {finding.Code.Id} suppressed by {SuppressedCount.Name(accepted.Kind)}{(accepted.Expires is { } day ? $" until {day:yyyy-MM-dd}" : "")}: {FindingMessage.What(finding)}\n");
        text.Append(CultureInfo.InvariantCulture, $"      where  {FindingMessage.Where(finding)}\n");
        if (accepted.Reason.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"      reason {accepted.Reason}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"      rule   {finding.Rule}  {finding.Fingerprint}\n");
    }

    private string Name(Verdict verdict) => verdict switch
    {
        Verdict.Clean => Paint("CLEAN", Green),
        Verdict.Leak => Paint("LEAK", Red),
        _ => Paint("INCOMPLETE", Yellow),
    };

    private string Paint(string text, string style) => color ? $"\u001b[{style}m{text}\u001b[0m" : text;

    private static string Cut(string instruction) => instruction.Length > InstructionCharacters ? $"{instruction[..InstructionCharacters]}…" : instruction;

    private static string Short(string digest) => digest.Length > 19 ? digest[..19] : digest;
}
