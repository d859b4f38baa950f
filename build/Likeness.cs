using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SecretSafeContainers.Build;

/// <summary>
/// Makes the table of <c>TokenLikeness</c>: how surprising each character is behind the one before it, in the words and identifiers that people write.
/// </summary>
/// <remarks>
/// A word counts once however often it stands, and only if it stands twice or more: so neither the frequent ones rule the table nor the random ones enter it.
/// Digests and numbers do not count. The shipped table is of the words in a Python installation, a Debian <c>/usr/share/doc</c> and a NuGet package folder.
/// </remarks>
internal sealed partial class Likeness : IVerb
{
    private const int Symbols = 28;
    private const int Digit = 26;
    private const int Other = 27;
    private const int MaxCost = 31;
    private const int MaxFileBytes = 400_000;

    private static readonly HashSet<string> Extensions = new(StringComparer.Ordinal) { ".py", ".xml", ".txt", ".md", ".rst", ".h", "" };

    /// <inheritdoc/>
    public string Name => "likeness";

    /// <inheritdoc/>
    public string Arguments => "FOLDER...";

    /// <inheritdoc/>
    public string Summary => "counts the words of texts and prints the table by which tokens are told from words";

    /// <inheritdoc/>
    public async Task<int> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        if (arguments.Length == 0)
        {
            throw new UsageException("likeness: name folders with texts");
        }

        var words = await WordsAsync(arguments, cancellationToken);
        foreach (var row in Rows(words))
        {
            Console.WriteLine($"        \"{row}\"");
        }

        Console.WriteLine($"{words.Count} words");
        return ExitCodes.Success;
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9_]{2,39}")]
    private static partial Regex Word { get; }

    [GeneratedRegex("(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{6}|[0-9]{5}", RegexOptions.IgnoreCase)]
    private static partial Regex DigestOrNumber { get; }

    private static async Task<List<string>> WordsAsync(string[] folders, CancellationToken cancellationToken)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var file in folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", options)).Where(file => Extensions.Contains(Path.GetExtension(file))))
        {
            var text = await File.ReadAllTextAsync(file, Encoding.Latin1, cancellationToken);
            foreach (var match in Word.EnumerateMatches(text.AsSpan(0, Math.Min(text.Length, MaxFileBytes))))
            {
                var word = text.Substring(match.Index, match.Length);
                counts[word] = counts.GetValueOrDefault(word) + 1;
            }
        }

        return [.. counts.Where(count => count.Value > 1 && !DigestOrNumber.IsMatch(count.Key)).Select(count => count.Key)];
    }

    /// <summary>A row for each symbol before, a letter for each symbol after it: A is no surprise, each further letter half a bit more.</summary>
    private static IEnumerable<string> Rows(List<string> words)
    {
        var counts = new double[Symbols, Symbols];
        foreach (var word in words)
        {
            var before = Other;
            foreach (var character in word.Append(' '))
            {
                var symbol = SymbolOf(character);
                counts[before, symbol]++;
                before = symbol;
            }
        }

        for (var before = 0; before < Symbols; before++)
        {
            var row = Enumerable.Range(0, Symbols).Select(after => counts[before, after] + 1).ToArray();
            yield return string.Concat(row.Select(count => Letter((int)Math.Min(MaxCost, Math.Round(-2 * Math.Log2(count / row.Sum()))))));
        }
    }

    private static string Letter(int cost) => ((char)(cost < Digit ? 'A' + cost : 'a' + cost - Digit)).ToString(CultureInfo.InvariantCulture);

    private static int SymbolOf(char character) =>
        char.IsAsciiLetter(character) ? (character | ' ') - 'a' : char.IsAsciiDigit(character) ? Digit : Other;
}
