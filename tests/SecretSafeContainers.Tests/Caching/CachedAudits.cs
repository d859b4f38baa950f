using System.Collections.Immutable;
using System.Text;
using SecretSafeContainers.Caching;
using SecretSafeContainers.Content.Nested;
using SecretSafeContainers.Images;
using SecretSafeContainers.Reports;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Tests.Caching;

/// <summary>Audits that share a cache in a folder of their own, as the runs of a tool do: each opens it anew.</summary>
internal sealed class CachedAudits(CancellationToken cancellationToken) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    /// <summary>The folder of the cache.</summary>
    public string Path => folder["cache"];

    /// <summary>The key, as text.</summary>
    public string Key { get; set; } = "horse-battery-staple";

    public SettableClock Clock { get; } = new();

    public ImmutableArray<Rule> Rules { get; set; } = [SampleRule.Token];

    public NestingBounds Nesting { get; set; } = new();

    /// <summary>All entries.</summary>
    public IReadOnlyList<string> Entries => Directory.Exists(Path) ? [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)] : [];

    public VerdictCache Open()
    {
        using var key = CacheKey.Open("env:KEY", _ => Key);
        return new VerdictCache(Path, key, Clock);
    }

    /// <summary>Audits an image with the cache.</summary>
    public async Task<ImageReport> RunAsync(TestImage image, params IEnumerable<string> secrets)
    {
        await using var source = TestRegistry.Of(image).ToSource();
        return await RunAsync(source, secrets);
    }

    /// <summary>Audits the image of a source with the cache.</summary>
    public async Task<ImageReport> RunAsync(IImageSource source, params IEnumerable<string> secrets)
    {
        using var cache = Open();
        return await AuditAsync(source, cache, secrets);
    }

    /// <summary>Audits it without one.</summary>
    public async Task<ImageReport> ScanAsync(TestImage image, params IEnumerable<string> secrets)
    {
        await using var source = TestRegistry.Of(image).ToSource();
        return await AuditAsync(source, null, secrets);
    }

    /// <summary>A report as JSON, with all layers said to be scanned.</summary>
    public async Task<string> JsonAsync(ImageReport report)
    {
        using var text = new MemoryStream();
        var scanned = report with { Layers = [.. report.Layers.Select(layer => layer with { Cached = false })] };
        await new JsonReportWriter().WriteAsync(new AuditReport(AuditPhase.Tool, [scanned], []), text, cancellationToken);
        return Encoding.UTF8.GetString(text.ToArray());
    }

    public void Dispose() => folder.Dispose();

    private async Task<ImageReport> AuditAsync(IImageSource source, VerdictCache? cache, IEnumerable<string> secrets)
    {
        var known = secrets.Select((secret, index) => new KnownSecret($"secret {index}", new SecretValue(Encoding.UTF8.GetBytes(secret)))).ToList();
        try
        {
            using var auditor = new ImageAuditor(new AuditOptions { Secrets = known, Rules = Rules, Nesting = Nesting, Cache = cache, Jobs = 2 });
            var report = await auditor.AuditAsync(ImageReader.ReadAsync(source, null, cancellationToken), cancellationToken);
            return report.Images[0];
        }
        finally
        {
            known.ForEach(secret => secret.Dispose());
        }
    }
}
