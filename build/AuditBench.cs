using System.Diagnostics;
using System.IO.Compression;

namespace SecretSafeContainers.Build;

/// <summary>Measures the audit of a large image beside the bare inflation of the same layers, one thread each, side by side.</summary>
internal static class AuditBench
{
    private const int Rounds = 3;
    private const int StartRounds = 7;
    private const int WarmRounds = 7;
    private const int GatheringRounds = 15;

    // Clean, leaking or incomplete: all three are audits. What the SDK's own files hold is not judged here.
    private static readonly int[] AuditCodes = [0, 1, 2];

    /// <summary>Audits and inflates in turns.</summary>
    public static async Task<(Measurement Audit, Measurement Inflation, long LayerBytes)> RunAsync(CancellationToken cancellationToken)
    {
        var image = await MakeImageAsync(cancellationToken);
        List<Measurement> audits = [];
        List<Measurement> inflations = [];
        var bytes = 0L;
        for (var round = 0; round < Rounds; round++)
        {
            (var inflation, bytes) = Inflate(image, cancellationToken);
            inflations.Add(inflation);
            audits.Add(await MeasureToolAsync(["audit", $"oci:{image}", "--quiet", "--cache", "none"], AuditCodes, cancellationToken));
        }

        return (Measurement.Median(audits), Measurement.Median(inflations), bytes);
    }

    /// <summary>Audits the same image again and again with a cache that knows its layers.</summary>
    public static async Task<Measurement> WarmAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("bench");
        string[] arguments = ["audit", $"oci:{await MakeImageAsync(cancellationToken)}", "--quiet", "--cache", folder.Path];
        await MeasureToolAsync(arguments, AuditCodes, cancellationToken);
        List<Measurement> audits = [];
        for (var round = 0; round < WarmRounds; round++)
        {
            audits.Add(await MeasureToolAsync(arguments, AuditCodes, cancellationToken));
        }

        return Measurement.Median(audits);
    }

    /// <summary>Starts the tool and lets it do nothing.</summary>
    public static async Task<Measurement> StartAsync(CancellationToken cancellationToken)
    {
        List<Measurement> starts = [];
        for (var round = 0; round < StartRounds; round++)
        {
            starts.Add(await MeasureToolAsync(["--help"], [0], cancellationToken));
        }

        return Measurement.Median(starts);
    }

    /// <summary>Audits one small file, in turns with and without what this environment and this user's files know of secrets.</summary>
    public static async Task<(Measurement With, Measurement Without)> GatheringAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("bench");
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "notes.txt"), "nothing", cancellationToken);
        List<Measurement> with = [];
        List<Measurement> without = [];
        for (var round = 0; round < GatheringRounds; round++)
        {
            with.Add(await MeasureToolAsync(["audit", $"dir:{folder.Path}", "--quiet", "--cache", "none", "--known-secrets", "auto"], AuditCodes, cancellationToken));
            without.Add(await MeasureToolAsync(["audit", $"dir:{folder.Path}", "--quiet", "--cache", "none", "--known-secrets", "none"], AuditCodes, cancellationToken));
        }

        return (Measurement.Median(with), Measurement.Median(without));
    }

    /// <summary>Runs an audit by the built tool, with verdicts of no earlier one.</summary>
    /// <param name="image">The image's reference.</param>
    /// <param name="options">More options.</param>
    /// <param name="environment">Variables to set.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<Measurement> AuditAsync(string image, string[] options, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken) =>
        MeasureToolAsync(["audit", image, "--quiet", "--cache", "none", .. options], AuditCodes, cancellationToken, environment);

    private static Task<Measurement> MeasureToolAsync(
        string[] arguments, int[] exitCodes, CancellationToken cancellationToken, IReadOnlyDictionary<string, string?>? environment = null)
    {
        var observer = new Observer();
        var tool = new Child(Child.DotNet, [Repository.BuiltTool, .. arguments])
        {
            OnPoll = observer.Poll,
            OnLine = observer.Read,
            Echo = false,
            Environment = environment ?? new Dictionary<string, string?>(),
        };
        return Measurement.OfAsync(tool, observer, exitCodes, cancellationToken);
    }

    private static (Measurement Inflation, long Bytes) Inflate(string image, CancellationToken cancellationToken)
    {
        using var self = Process.GetCurrentProcess();
        var before = self.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        var bytes = 0L;
        Parallel.ForEach(OciLayout.ReadLayers(image), new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount }, layer =>
        {
            var buffer = new byte[128 * 1024];
            using var inflated = new GZipStream(File.OpenRead(OciLayout.BlobPath(image, layer)), CompressionMode.Decompress);
            for (int read; (read = inflated.Read(buffer)) > 0; Interlocked.Add(ref bytes, read))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        });

        self.Refresh();
        return (new(clock.Elapsed, self.TotalProcessorTime - before, 0), bytes);
    }

    /// <summary>An image of the SDK's own folder: large, full of assemblies as real images are, and on every machine that runs this.</summary>
    public static async Task<string> MakeImageAsync(CancellationToken cancellationToken)
    {
        var root = Path.GetDirectoryName(Child.DotNet)!;
        var sdk = Directory.EnumerateDirectories(Path.Combine(root, "sdk")).Order(StringComparer.Ordinal).Last();
        var image = Repository.In("artifacts", "bench", $"image-{Path.GetFileName(sdk)}");
        if (File.Exists(Path.Combine(image, "index.json")))
        {
            return image;
        }

        Console.WriteLine($"making an image of {root} in {Path.GetRelativePath(Repository.Root, image)}");
        var layout = new OciLayout(image);
        await layout.AddLayerAsync(Path.Combine(root, "shared"), cancellationToken);
        await layout.AddLayerAsync(sdk, cancellationToken);
        layout.Finish();
        return image;
    }
}
