using System.Globalization;
using System.Text;

namespace SecretSafeContainers.Build;

/// <summary>Measures how an audit grows: with known secrets, with rules, with the image's size, and with cores. Variants run in turns, and the least processor time counts.</summary>
/// <param name="image">Folder of the image that is audited; a generated one where the size matters.</param>
internal sealed class GrowthBench(string image)
{
    /// <summary>Known secrets beside none.</summary>
    public const int Secrets = 200;

    private const int Rounds = 3;
    private const int FewRules = 15;
    private const int ManyRules = 1_000;

    // 0.1, 1 and 4 GB: the same layer, over and over.
    private const int LayerBytes = 100_000_000;
    private const int FileBytes = 4_000_000;
    private static readonly int[] LayerCounts = [1, 10, 40];
    private static readonly Dictionary<string, string?> NoVariables = [];

    /// <summary>With one job and with two.</summary>
    public async Task<(Measurement One, Measurement Two)> JobsAsync(CancellationToken cancellationToken)
    {
        var measured = await InTurnsAsync([["--jobs", "1"], ["--jobs", "2"]], NoVariables, cancellationToken);
        return (measured[0], measured[1]);
    }

    /// <summary>Without known secrets and with many.</summary>
    public async Task<(Measurement None, Measurement Many)> SecretsAsync(CancellationToken cancellationToken)
    {
        var random = new Random(Secrets);
        var names = Enumerable.Range(0, Secrets).Select(index => $"BENCH_VALUE_{index}").ToList();
        var values = names.ToDictionary(name => name, _ => (string?)Word(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!%&/+=-_", random.Next(12, 60)));
        var measured = await InTurnsAsync([[], [.. names.SelectMany(name => (string[])["--known-secret", $"{name}=env:{name}"])]], values, cancellationToken);
        return (measured[0], measured[1]);
    }

    /// <summary>With few rules, with the catalogue, and with many rules: a prefix and a token each.</summary>
    public async Task<(Measurement Few, Measurement Catalogue, Measurement Many)> RulesAsync(CancellationToken cancellationToken)
    {
        using var folder = new TemporaryFolder("bench");
        var few = await WriteRulesAsync(folder.In("few.toml"), FewRules, cancellationToken);
        var many = await WriteRulesAsync(folder.In("many.toml"), ManyRules, cancellationToken);
        var measured = await InTurnsAsync([["--rules", few], [], ["--rules", many]], NoVariables, cancellationToken);
        return (measured[0], measured[1], measured[2]);
    }

    /// <summary>Generated images of growing size.</summary>
    public static async Task<IReadOnlyList<(long Bytes, Measurement Audit)>> SizesAsync(CancellationToken cancellationToken)
    {
        List<(long Bytes, Measurement Audit)> sizes = [];
        foreach (var layers in LayerCounts)
        {
            var grown = await GenerateAsync(layers, cancellationToken);
            sizes.Add(((long)layers * LayerBytes, await AuditBench.AuditAsync($"oci:{grown}", [], NoVariables, cancellationToken)));
        }

        return sizes;
    }

    private async Task<Measurement[]> InTurnsAsync(string[][] variants, IReadOnlyDictionary<string, string?> environment, CancellationToken cancellationToken)
    {
        var measured = variants.Select(_ => new List<Measurement>()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var variant = 0; variant < variants.Length; variant++)
            {
                measured[variant].Add(await AuditBench.AuditAsync($"oci:{image}", variants[variant], environment, cancellationToken));
            }
        }

        return [.. measured.Select(Measurement.Least)];
    }

    private static async Task<string> WriteRulesAsync(string path, int count, CancellationToken cancellationToken)
    {
        var random = new Random(count);
        var rules = new StringBuilder();
        for (var rule = 0; rule < count; rule++)
        {
            rules.Append(CultureInfo.InvariantCulture, $"[[rules]]\nid = \"bench-{rule}\"\nregex = '''{Word(random, "abcdefghijklmnopqrstuvwxyz", random.Next(5, 12))}_[A-Za-z0-9]{{32}}'''\n");
        }

        await File.WriteAllTextAsync(path, rules.ToString(), cancellationToken);
        return path;
    }

    private static async Task<string> GenerateAsync(int layers, CancellationToken cancellationToken)
    {
        var grown = Repository.In("artifacts", "bench", $"grown-{layers}");
        if (File.Exists(Path.Combine(grown, "index.json")))
        {
            return grown;
        }

        using var folder = new TemporaryFolder("bench");
        var random = new Random(LayerBytes);
        for (var file = 0; file < LayerBytes / FileBytes; file++)
        {
            // Text that is packed well, and bytes that are not, in turns.
            var content = file % 2 == 0 ? Text(random) : new byte[FileBytes];
            if (file % 2 == 1)
            {
                random.NextBytes(content);
            }

            await File.WriteAllBytesAsync(folder.In($"{file}.dat"), content, cancellationToken);
        }

        var layout = new OciLayout(grown);
        await layout.AddLayerAsync(folder.Path, cancellationToken);
        layout.RepeatLayer(layers - 1);
        layout.Finish();
        return grown;
    }

    private static byte[] Text(Random random)
    {
        var words = Enumerable.Range(0, 4_000).Select(_ => Word(random, "aaabcdeeeefghiiijklmnnooopqrrssstttuuvwxyz", random.Next(2, 11))).ToArray();
        var text = new StringBuilder(FileBytes);
        while (text.Length < FileBytes)
        {
            text.Append(words[random.Next(words.Length)]).Append(random.Next(12) == 0 ? '\n' : ' ');
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, FileBytes));
    }

    private static string Word(Random random, string characters, int length) => new(random.GetItems<char>(characters, length));
}
