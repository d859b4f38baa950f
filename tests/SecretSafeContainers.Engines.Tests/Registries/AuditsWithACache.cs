using SecretSafeContainers.Caching;
using SecretSafeContainers.Images;
using SecretSafeContainers.Secrets;
using SecretSafeContainers.Testing.Images;

namespace SecretSafeContainers.Engines.Tests.Registries;

/// <summary>Audits that share a cache of their own.</summary>
internal sealed class AuditsWithACache : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly VerdictCache cache;

    public AuditsWithACache()
    {
        using var key = CacheKey.Open("env:KEY", _ => "horse-battery-staple");
        cache = new(folder.FullPath, key);
    }

    /// <summary>Audits what a source holds, and disposes it.</summary>
    /// <returns>True if its layer was known.</returns>
    public async Task<bool> IsKnownAsync(IImageSource source, CancellationToken cancellationToken)
    {
        await using (source)
        {
            using var auditor = new ImageAuditor(new AuditOptions { Cache = cache });
            var report = await auditor.AuditAsync(ImageReader.ReadAsync(source, null, cancellationToken), cancellationToken);
            return Assert.ContainsSingle(report.Images[0].Layers).Cached;
        }
    }

    public void Dispose()
    {
        cache.Dispose();
        folder.Dispose();
    }
}
