using System.Globalization;
using SecretSafeContainers.Policy;

namespace SecretSafeContainers.Reports;

/// <summary>Says an audit's outcome in one line.</summary>
public static class SummaryMessage
{
    /// <summary>Such as <c>no leak in 12 files, 2 layers, 1.4 MB (0.1 s)</c>.</summary>
    /// <param name="report">The outcome.</param>
    /// <param name="elapsed">How long it took.</param>
    public static string Of(AuditReport report, TimeSpan elapsed)
    {
        ArgumentNullException.ThrowIfNull(report);
        var problems = Problems.Of(report, new AuditPolicy());
        var secrets = Quantity.Count(problems.Length, "leaked secret");
        var places = problems.Sum(problem => problem.Places.Length);
        var leaks = problems.IsEmpty ? "no leak" : places == problems.Length ? secrets : $"{secrets} at {Quantity.Count(places, "place")}";
        var skipped = report.Images.Sum(image => image.Coverage.Skipped.Length);
        var outcome = report.Verdict switch
        {
            Verdict.Leak => leaks,
            Verdict.Incomplete => $"not everything could be read ({Quantity.Count(skipped, "part")} skipped), and {leaks}{(problems.IsEmpty ? "" : " below the level")}",
            _ when !problems.IsEmpty => $"{leaks} below the level",
            _ => "no leak",
        };
        var platforms = report.Images.Length > 1 ? $" of {Quantity.Count(report.Images.Length, "image")}" : "";
        var suppressed = SuppressedCount.Of(report.Images.SelectMany(image => image.Suppressed));
        return $"{outcome}{(suppressed.Length == 0 ? "" : $", {suppressed},")} in {Quantity.Count(report.Images.Sum(image => image.Coverage.Files), "file")}, "
            + $"{Quantity.Layers([.. report.Images.SelectMany(image => image.Layers)])}{platforms}, "
            + $"{Quantity.Bytes(report.Images.Sum(image => image.Coverage.Bytes))} ({elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s)";
    }
}
