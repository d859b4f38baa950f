using System.Globalization;
using System.Text;
using SecretSafeContainers.Content;
using SecretSafeContainers.Detection;
using SecretSafeContainers.Rules;

namespace SecretSafeContainers.Testing.Accuracy;

/// <summary>How the shipped rules do on labelled texts.</summary>
public sealed class AccuracyScore
{
    private readonly SortedDictionary<string, (int Right, int All)> leaks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Wrong, int All)> clean = new(StringComparer.Ordinal);
    private readonly List<Labelled> mistakes = [];

    /// <summary>Share of leaks in which something is found.</summary>
    public double Recall => (double)leaks.Values.Sum(kind => kind.Right) / leaks.Values.Sum(kind => kind.All);

    /// <summary>Share of clean texts in which something is found.</summary>
    public double FalseAlarms => (double)clean.Values.Sum(kind => kind.Wrong) / clean.Values.Sum(kind => kind.All);

    /// <summary>The texts that were judged wrong.</summary>
    public IReadOnlyList<Labelled> Mistakes => mistakes;

    /// <summary>Measures.</summary>
    public static AccuracyScore Of(IEnumerable<Labelled> texts)
    {
        var score = new AccuracyScore();
        using var scanner = new ContentScanner(RuleCatalogue.All, []);
        foreach (var labelled in texts)
        {
            var detections = new List<SecretDetection>();
            scanner.Scan(Encoding.UTF8.GetBytes(labelled.Text), new(ContentChannel.File) { Layer = 0, Path = labelled.Path }, detections);
            score.Count(labelled, detections.Count > 0);
            detections.ForEach(detection => detection.Dispose());
        }

        return score;
    }

    /// <summary>A line for each kind and one for all.</summary>
    public override string ToString()
    {
        var lines = leaks.Select(kind => Line(kind.Key, kind.Value.Right, kind.Value.All, "found"))
            .Concat(clean.Select(kind => Line(kind.Key, kind.Value.Wrong, kind.Value.All, "false alarms")))
            .Append(string.Create(CultureInfo.InvariantCulture, $"all: {Recall:P1} found, {FalseAlarms:P1} false alarms"));
        return string.Join('\n', lines) + "\n";
    }

    private static string Line(string kind, int count, int all, string what) => string.Create(CultureInfo.InvariantCulture, $"{kind,-44}{count,6} of {all,5}  {(double)count / all,7:P1} {what}");

    private void Count(Labelled labelled, bool isFound)
    {
        var counts = labelled.IsLeak ? leaks : clean;
        var (count, all) = counts.GetValueOrDefault(labelled.Kind);
        counts[labelled.Kind] = (count + (isFound ? 1 : 0), all + 1);
        if (isFound != labelled.IsLeak)
        {
            mistakes.Add(labelled);
        }
    }
}
