using System.Globalization;
using System.Text;
using SecretSafeContainers.Builds;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Cli;

/// <summary>The result of a check for a person at a terminal: each point with its line, who sees it, and the corrected lines as a small diff.</summary>
internal sealed class CheckText(CheckResult result, Redactor redactor, bool color)
{
    private const string Bold = "1";
    private const string Red = "31";
    private const string Green = "32";
    private const string Yellow = "33;1";
    private readonly StringBuilder text = new();

    public override string ToString()
    {
        var image = result.Report.Images[0];
        text.Clear();
        Line(Paint(Safe(result.Dockerfile.Path), Bold));
        foreach (var point in result.Points)
        {
            Append(point);
        }

        foreach (var finding in image.Findings)
        {
            Append(finding);
        }

        foreach (var mount in result.Mounts)
        {
            Line($"\n  {Paint(mount.Code.Id, Yellow)} warning: {Safe(mount.Message)}");
            Quote(mount.Line, mount.Column);
        }

        foreach (var skip in image.Coverage.Skipped)
        {
            Line($"\n  {Paint(skip.Code.Id, Yellow)} {skip.Code.Title}: {skip.What}: {skip.Why}");
        }

        var leaks = Quantity.Count(result.Points.Count + image.Findings.Length, "leak");
        Line($"\n  {Verdict()}: {leaks}, {Quantity.Count(result.Dockerfile.Instructions.Length, "instruction")}, {Quantity.Count(image.Coverage.Files, "file")} of the context would be taken{Suppressed(image)}");
        return text.ToString();
    }

    private static string Suppressed(ImageReport image) => SuppressedCount.Of(image.Suppressed) is { Length: > 0 } count ? $"; {count}" : "";

    private void Append(DockerfilePoint point)
    {
        Line($"\n  {Paint(DiagnosticCodes.LeakyInstruction.Id, $"{Red};{Bold}")} leak{Method(point.Form)}: {Safe(point.Why)}");
        Quote(point.Line, point.Column);
        Line($"      seen   {FindingMessage.Who(point.Exposure)}");
        Label("write");
        foreach (var change in point.Changes)
        {
            for (var line = change.Line; line <= change.EndLine; line++)
            {
                Line(Paint($"        - {line,4} | {Shown(line)}", Red));
            }

            foreach (var line in change.NewLines)
            {
                Line(Paint($"        +      | {Safe(line)}", Green));
            }
        }

        if (point.Item.Length > 0)
        {
            Line($"      with   {Safe(point.Item)}");
            Line($"      or     {Safe(point.Command)}");
        }
        else if (point.Form != LeakForm.CopiedMount)
        {
            Line("      with   no RUN needs it: hand the secret over when the container is started");
        }
    }

    private void Append(Finding finding)
    {
        Line($"\n  {Paint(finding.Code.Id, $"{Red};{Bold}")} leak ({finding.Severity.ToString().ToLowerInvariant()}): {FindingMessage.What(finding)}");
        var source = finding.Source;
        var place = source?.Line is { } line ? string.Create(CultureInfo.InvariantCulture, $"{source.File}:{line}:{source.Column}") : source?.File ?? FindingMessage.Where(finding);
        Line($"      {Paint(place, Bold)}{(finding.Pointer is null ? "" : $"  {FindingMessage.Where(finding)}")}");
        if (source is { Text: { Length: > 0 } quoted, Line: { } number })
        {
            Line($"      {number,4} | {quoted}");
        }

        Line($"      seen   {FindingMessage.Who(finding.Exposure)}");
        Line($"      fix    {FixOf(finding)}");
    }

    /// <summary>Lines that a point shows are not written out once more.</summary>
    private string FixOf(Finding finding) => result.Points
        .Select(point => redactor.Redact(point.Instead))
        .Aggregate(finding.Fix, (fix, instead) => fix.Replace(instead, "Write the lines that stand above.", StringComparison.Ordinal));

    private void Quote(int? line, int? column)
    {
        if (line is { } number)
        {
            Line($"      {Paint(string.Create(CultureInfo.InvariantCulture, $"{Safe(result.Dockerfile.Path)}:{number}:{column}"), Bold)}");
            Line($"      {number,4} | {Shown(number)}");
        }
    }

    private void Label(string name) => Line($"      {name}");

    private void Line(string line) => text.Append(line).Append('\n');

    private string Shown(int line) => Safe(result.Dockerfile.Line(line) ?? "");

    // A tab is a control character to whoever makes text harmless.
    private string Safe(string line) => redactor.Redact(line.Replace("\t", "    ", StringComparison.Ordinal));

    private string Verdict() => result.Verdict switch
    {
        SecretSafeContainers.Policy.Verdict.Clean => Paint("CLEAN", $"{Green};{Bold}"),
        SecretSafeContainers.Policy.Verdict.Leak => Paint("LEAK", $"{Red};{Bold}"),
        _ => Paint("INCOMPLETE", Yellow),
    };

    private static string Method(LeakForm form) => form switch
    {
        LeakForm.CopiedFile => " (method v1)",
        LeakForm.FileRemovedLater => " (method v2)",
        LeakForm.FileRemovedAfterUse => " (method v3)",
        LeakForm.BuildArgument or LeakForm.EnvironmentVariable => " (method v4)",
        _ => "",
    };

    private string Paint(string shown, string style) => color ? $"\u001b[{style}m{shown}\u001b[0m" : shown;
}
