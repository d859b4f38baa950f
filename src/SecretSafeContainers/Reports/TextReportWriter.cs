using System.Globalization;
using System.Text;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>The report for a person at a terminal: a block for each leaked secret with all its places, a table of who sees them, and a verdict for each image.</summary>
/// <param name="policy">Tells failures from warnings.</param>
/// <param name="color">True to use ANSI colours.</param>
public sealed class TextReportWriter(AuditPolicy policy, bool color) : IReportWriter
{
    // An instruction is there to be recognised, not to be read whole.
    private const int InstructionCharacters = 120;

    // Whoever needs more of a secret's places takes a report for machines.
    private const int Places = 20;
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
        var problems = Problems.Of(report, policy);
        foreach (var problem in problems)
        {
            Append(text, problem, report.Images.Length);
        }

        if (problems.Length > 1)
        {
            ProblemTable.Append(text, problems, (cell, problem) => Paint(cell, problem.Fails ? Red : Yellow));
        }

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
        foreach (var accepted in image.Suppressed)
        {
            Append(text, accepted);
        }

        foreach (var skip in image.Coverage.Skipped)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {Paint(skip.Code.Id, Yellow)} {skip.Code.Title}: {skip.What}: {skip.Why}\n");
        }

        var suppressed = SuppressedCount.Of(image.Suppressed);
        var layers = image.Layers.IsEmpty ? "" : $" in {Quantity.Layers(image.Layers)}";
        text.Append(CultureInfo.InvariantCulture,
            $"  {Name(image.Verdict)}: {Quantity.Count(SecretsIn(image), "leak")}{(suppressed.Length == 0 ? "" : $", {suppressed}")}, {Quantity.Count(image.Coverage.Files, "file")}{layers}, {Quantity.Bytes(image.Coverage.Bytes)} read\n\n");
    }

    private void Append(StringBuilder text, Problem problem, int images)
    {
        var finding = problem.First;
        text.Append(CultureInfo.InvariantCulture,
            $"{Paint(finding.Code.Id, problem.Fails ? Red : Yellow)} {(problem.Fails ? "leak" : "warning")} ({problem.Severity.ToString().ToLowerInvariant()}): {FindingMessage.What(finding)}\n");
        text.Append(CultureInfo.InvariantCulture, $"    where  {FindingMessage.Where(finding)}\n");
        foreach (var place in problem.Places.Skip(1).Take(Places))
        {
            text.Append(CultureInfo.InvariantCulture, $"           {FindingMessage.Where(place)}{(place.Fingerprint == finding.Fingerprint ? "" : $"  {place.Fingerprint}")}\n");
        }

        if (problem.Places.Length - 1 - Places is > 0 and var more)
        {
            text.Append(CultureInfo.InvariantCulture, $"           and {Quantity.Count(more, "more place")}\n");
        }

        if (images > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"    image  {(problem.Images.Length == images ? "all" : string.Join(", ", problem.Images.Select(NameOf)))}\n");
        }

        if (finding.Layer is { } layer && problem.Images[0].Layers[layer].CreatedBy is { } instruction)
        {
            text.Append(CultureInfo.InvariantCulture, $"    by     {Cut(instruction)}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    seen   {(finding.IsInLog ? FindingMessage.Who(finding) : FindingMessage.Who(problem.Exposure))}\n");
        if (finding.Source is { } source)
        {
            text.Append(CultureInfo.InvariantCulture, $"    from   {source.File}{(source.Line is { } line ? $":{line}" : "")}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    fix    {finding.Fix}\n");
        text.Append(CultureInfo.InvariantCulture, $"    rule   {finding.Rule}  {finding.Fingerprint}\n\n");
    }

    private static string NameOf(ImageReport image) => $"{image.Reference}{(image.Platform is { } platform ? $" {platform}" : "")}";

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

    private static int SecretsIn(ImageReport image) => Problems.Of(new AuditReport(AuditPhase.Tool, [image], []), new AuditPolicy()).Length;

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
