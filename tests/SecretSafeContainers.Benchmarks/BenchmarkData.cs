using System.Text;
using SecretSafeContainers.Detection.Literals;
using SecretSafeContainers.Rules;
using SecretSafeContainers.Secrets;

namespace SecretSafeContainers.Benchmarks;

/// <summary>What is searched, and for what: the same on each machine with the same .NET SDK.</summary>
internal static class BenchmarkData
{
    private const string Characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!$%&/+=-_";

    /// <summary>Files of the .NET SDK that runs this, one behind the other.</summary>
    public static byte[] Sdk(int bytes)
    {
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        var data = new byte[bytes];
        var filled = 0;
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            using var stream = File.OpenRead(file);
            filled += stream.ReadAtLeast(data.AsSpan(filled), data.Length - filled, throwOnEndOfStream: false);
        }

        return data[..filled];
    }

    /// <summary>Synthetic secrets of 12 to 60 characters.</summary>
    public static KnownSecret[] Secrets(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(index => new KnownSecret($"secret{index}", new(Encoding.ASCII.GetBytes(random.GetItems<char>(Characters, random.Next(12, 60))))))];
    }

    /// <summary>The catalogue, made up to a count with rules like the catalogue's: a prefix and a token.</summary>
    public static Rule[] Rules(int count)
    {
        var random = new Random(count);
        return
        [
            .. RuleCatalogue.All.Take(count),
            .. Enumerable.Range(0, Math.Max(0, count - RuleCatalogue.All.Length)).Select(index => Synthetic(index, new(random.GetItems<char>("abcdefghijklmnopqrstuvwxyz_", random.Next(4, 12))))),
        ];
    }

    /// <summary>The literals of rules and secrets, as the scanner looks for them.</summary>
    public static SearchLiteral[] Literals(Rule[] rules, KnownSecret[] secrets) =>
    [
        .. rules.SelectMany(rule => rule.Literals.SelectMany(literal =>
            (SearchLiteral[])[new(Encoding.ASCII.GetBytes(literal), rule.IgnoreCase), new(Encoding.Unicode.GetBytes(literal)[..^1], rule.IgnoreCase)])),
        .. secrets.SelectMany(secret => SecretForms.Of(secret.Value.Bytes)).SelectMany(FormAnchors.Of).Select(anchor => new SearchLiteral(anchor.Literal, anchor.IgnoreCase)),
    ];

    private static Rule Synthetic(int index, string prefix) => new()
    {
        Id = $"synthetic-{index}",
        Title = "synthetic token",
        Severity = Severity.High,
        Confidence = Confidence.High,
        Literals = [prefix],
        LeadCharacters = 0,
        IgnoreCase = index % 2 == 0,
        Pattern = prefix + "[A-Za-z0-9]{32}(?![A-Za-z0-9])",
        Advice = "none",
        Reference = "none",
        Examples = () => [],
        CounterExamples = () => [],
    };
}
