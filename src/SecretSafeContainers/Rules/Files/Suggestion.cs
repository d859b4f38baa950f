namespace SecretSafeContainers.Rules.Files;

/// <summary>What somebody who mistyped a word may have meant.</summary>
internal static class Suggestion
{
    // More than two slips of the finger make another word.
    private const int MaxSlips = 2;

    /// <summary>The nearest of some words, or null.</summary>
    public static string? For(string word, IEnumerable<string> words) =>
        words.Select(other => (Word: other, Slips: Slips(word, other))).Where(pair => pair.Slips <= MaxSlips).OrderBy(pair => pair.Slips).ThenBy(pair => pair.Word, StringComparer.Ordinal).FirstOrDefault().Word;

    // Letters added, left out or exchanged: Levenshtein's distance, up to what matters.
    private static int Slips(string word, string other)
    {
        if (Math.Abs(word.Length - other.Length) > MaxSlips)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 0; i < word.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < other.Length; j++)
            {
                var same = char.ToLowerInvariant(word[i]) == char.ToLowerInvariant(other[j]) ? 0 : 1;
                (diagonal, row[j + 1]) = (row[j + 1], Math.Min(diagonal + same, 1 + Math.Min(row[j], row[j + 1])));
            }
        }

        return row[^1];
    }
}
