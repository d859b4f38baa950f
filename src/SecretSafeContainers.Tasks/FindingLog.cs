using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tasks;

/// <summary>Turns a report into what MSBuild's log says: leaks as errors or warnings with their place, and what was not read.</summary>
/// <param name="settings">How to judge.</param>
/// <param name="phase">Of which audit.</param>
/// <param name="project">Where there is no better place.</param>
/// <param name="reach">How far it has come what fails, as a sentence, or empty.</param>
internal sealed class FindingLog(PublishSettings settings, AuditPhase phase, string project, string reach)
{
    /// <summary>So many are logged one by one; the report holds them all.</summary>
    public const int Lines = 100;

    /// <summary>What to say, errors first: a secret once, whatever the number of its places and images.</summary>
    public IReadOnlyList<Notice> Notices(AuditReport report)
    {
        var leaks = Problems.Of(report, settings.Policy).SelectMany(problem => problem.Images, (problem, image) => (Of(problem), Name(image)));
        var skipped = report.Images.SelectMany(image => image.Coverage.Skipped, (image, skip) => (Of(skip), Name(image)));
        var images = report.Images.Select(Name).Distinct().ToList();
        // Errors first: none of them may be among those that only the report holds.
        return [.. Notice.Merge(leaks.Concat(skipped), images).OrderByDescending(notice => notice.IsError)];
    }

    private static string Name(ImageReport image) => image.Platform?.ToString() ?? image.Digest?.ToString() ?? image.Reference;

    private Notice Of(Problem problem)
    {
        var source = problem.First.Source;
        return new(problem.Fails, problem.First.Code.Id, source?.File ?? project, source?.Line ?? 0, source?.Column ?? 0, FindingMessage.Of(problem, phase, problem.Fails ? reach : ""));
    }

    private Notice Of(Skipped skipped) => new(
        settings.OnIncomplete == OnIncomplete.Error, skipped.Code.Id, project, 0, 0, $"{skipped.Code.Title}: {skipped.What}: {skipped.Why}. It was not audited.");
}
