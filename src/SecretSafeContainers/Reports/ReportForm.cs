namespace SecretSafeContainers.Reports;

/// <summary>A form in which reports are written to files.</summary>
/// <param name="Name">What users write in <c>SecretSafeReports</c> and behind <c>--format</c>.</param>
/// <param name="Extension">What the file's name ends with, from the dot on.</param>
/// <param name="Writer">The writer for reports of a context.</param>
public sealed record ReportForm(string Name, string Extension, Func<ReportContext, IReportWriter> Writer)
{
    /// <summary>True if it is a page for a browser, and of no use on a terminal.</summary>
    public bool IsPage { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
