using BenchmarkDotNet.Attributes;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;

namespace SecretSafeContainers.Benchmarks;

/// <summary>The whole scan of 64 MB in which nothing is found.</summary>
public class CleanContent
{
    private readonly List<SecretDetection> detections = [];
    private byte[] data = [];
    private ContentScanner scanner = new([], []);

    /// <summary>Rules.</summary>
    [Params(15, 1_000)]
    public int RuleCount { get; set; }

    /// <summary>Known secrets.</summary>
    [Params(0, 200)]
    public int SecretCount { get; set; }

    /// <summary>Makes the scanner.</summary>
    [GlobalSetup]
    public void Build()
    {
        data = BenchmarkData.Sdk(64 * 1024 * 1024);
        scanner = new(BenchmarkData.Rules(RuleCount), BenchmarkData.Secrets(SecretCount));
    }

    /// <summary>Scans the data as one file.</summary>
    [Benchmark]
    public async Task<int> Scan()
    {
        detections.Clear();
        using var stream = new MemoryStream(data);
        await scanner.ScanAsync(new(new(ContentChannel.File) { Layer = 0, Path = "sdk" }, stream), detections, CancellationToken.None);
        return detections.Count;
    }
}
