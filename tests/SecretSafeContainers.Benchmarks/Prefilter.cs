using BenchmarkDotNet.Attributes;
using SecretSafeContainers.Detection.Literals;

namespace SecretSafeContainers.Benchmarks;

/// <summary>The prefilter by each kind of instructions: nanoseconds for 64 MB; GB/s is 67.1 divided by the milliseconds.</summary>
public class Prefilter
{
    private const int WindowBytes = 244 * 1024;

    private readonly List<LiteralOccurrence> found = [];
    private byte[] data = [];
    private LiteralSet set = new([]);

    /// <summary>The instructions.</summary>
    [Params("Scalar", "Vector128", "Avx2", "Avx512Vbmi")]
    public string Kind { get; set; } = "";

    /// <summary>Rules, and known secrets.</summary>
    [Params("catalogue", "catalogue, 50 secrets", "1000 rules", "catalogue, 200 secrets")]
    public string Literals { get; set; } = "";

    /// <summary>Builds the set.</summary>
    [GlobalSetup]
    public void Build()
    {
        data = BenchmarkData.Sdk(64 * 1024 * 1024);
        var rules = BenchmarkData.Rules(Literals == "1000 rules" ? 1_000 : Rules.RuleCatalogue.All.Length);
        var secrets = BenchmarkData.Secrets(Literals.Contains("200", StringComparison.Ordinal) ? 200 : Literals.Contains("50", StringComparison.Ordinal) ? 50 : 0);
        set = new(BenchmarkData.Literals(rules, secrets), Enum.Parse<VectorKind>(Kind));
    }

    /// <summary>Searches the data in windows.</summary>
    [Benchmark]
    public int Find()
    {
        var count = 0;
        for (var from = 0; from < data.Length; from += WindowBytes)
        {
            found.Clear();
            set.Find(data.AsSpan(from, Math.Min(WindowBytes + set.MaxLength, data.Length - from)), Math.Min(WindowBytes, data.Length - from), found);
            count += found.Count;
        }

        return count;
    }
}
