using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Findings;
using SecretSafeContainers.Images;
using SecretSafeContainers.Policy;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Testing.Nested;

/// <summary>A file of an image, audited for a known secret and the token of <see cref="SampleRule"/>: what a test asserts about.</summary>
public sealed record OpenedFile(ImageReport Report)
{
    /// <summary>The known secret: no rule describes it, and it survives no encoding as it is.</summary>
    public const string Secret = "Nd<l9>\"xTok-4f&2Q";

    /// <summary>Text with both.</summary>
    public static string Text { get; } = $"a=1\nsecret={Secret}\ntoken={SampleRule.Text}\n";

    /// <summary>Where it was found, one line each: rule, path with inner path, line.</summary>
    public IEnumerable<string> Places => Findings.Select(finding => $"{finding.Rule} {FindingMessage.Where(finding)}");

    public ImmutableArray<Finding> Findings => Report.Findings;

    public ImmutableArray<Skipped> Skipped => Report.Coverage.Skipped;

    public Verdict Verdict => Report.Verdict;

    /// <summary>Audits one file with usual bounds.</summary>
    public static Task<OpenedFile> OfAsync(string path, byte[] content, CancellationToken cancellationToken) => OfAsync(path, content, new AuditOptions(), cancellationToken);

    /// <summary>Audits one file.</summary>
    public static async Task<OpenedFile> OfAsync(string path, byte[] content, AuditOptions options, CancellationToken cancellationToken)
    {
        using var secret = new KnownSecret("k", new SecretValue(Encoding.UTF8.GetBytes(Secret)));
        using var auditor = new ImageAuditor(options with { Secrets = [secret], Rules = [SampleRule.Token] });
        using var stream = new MemoryStream(content, writable: false);
        var entry = new LayerEntry { Kind = LayerEntryKind.File, Path = path, Size = content.Length, Content = stream };
        var report = await auditor.AuditAsync(new Image { Reference = "test", Layers = [new EntryLayer(entry)] }, cancellationToken);
        return new OpenedFile(report.Images[0]);
    }
}
