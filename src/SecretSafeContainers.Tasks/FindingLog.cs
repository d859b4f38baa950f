using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Publishing;
using SecretSafeContainers.Reports;

namespace SecretSafeContainers.Tasks;

/// <summary>Turns a report into what MSBuild's log says: leaks as errors or warnings with their place, and what was not read.</summary>
internal sealed class FindingLog(PublishSettings settings, AuditPhase phase, string project)
{
    /// <summary>So many are logged one by one; the report holds them all.</summary>
    public const int Lines = 100;

    /// <summary>What to say, errors first. What several images share is said once.</summary>
    public IReadOnlyList<Notice> Notices(AuditReport report)
    {
        var findings = report.Images.SelectMany(image => CompressedTwins.Group(image.Findings), (image, found) => (image, finding: found.Finding, found.Twins));
        var skipped = report.Images.SelectMany(image => image.Coverage.Skipped, (image, skip) => (Of(skip), Name(image)));
        var images = report.Images.Select(Name).Distinct().ToList();
        // Errors first: none of them may be among those that only the report holds.
        return
        [
            .. Enumerable.Concat(
                Notice.Merge(findings.Select(found => (Of(found.finding, found.Twins), Name(found.image))), images),
                Notice.Merge(skipped, images)).OrderByDescending(notice => notice.IsError),
        ];
    }

    private static string Name(ImageReport image) => image.Platform?.ToString() ?? image.Digest?.ToString() ?? image.Reference;

    private Notice Of(Finding finding, IReadOnlyList<string> twins)
    {
        var source = finding.Source;
        var remark = source?.Text == PublishedSources.LeftoverRemark ? $" The file is {source.Text}." : "";
        var also = twins.Count > 0 ? $" Also in {string.Join(" and ", twins)}." : "";
        return new(
            settings.Policy.Fails(finding), finding.Code.Id, source?.File ?? project, source?.Line ?? 0, source?.Column ?? 0, $"{FindingMessage.Of(finding, phase)}{remark}{also}");
    }

    private Notice Of(Skipped skipped) => new(
        settings.OnIncomplete == OnIncomplete.Error, skipped.Code.Id, project, 0, 0, $"{skipped.Code.Title}: {skipped.What}: {skipped.Why}. It was not audited.");
}
