using System.Text.RegularExpressions;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>
/// What BuildKit's clients print with <c>--progress plain</c>: <c>#5 [2/3] RUN make</c>, <c>#5 0.067 a line of it</c>, <c>#5 DONE 0.1s</c>,
/// and at the end, without a number, why it failed.
/// </summary>
/// <remarks>
/// When another step prints in the middle of a line, the client breaks the line off, prints <c>#5 ...</c>, and later prints the line again from its
/// start. So the last line of a step is held back until another follows: it may be the first half of a secret.
/// The client writes both streams of a step as one: halves of a secret, between which the other stream printed, are not put together.
/// </remarks>
/// <param name="journal">Takes what is understood.</param>
internal sealed partial class PlainProgress(BuildJournal journal) : BuildProgress(journal)
{
    /// <summary>Plain text does not tell one stream from the other.</summary>
    private const int Stream = 1;

    private readonly Dictionary<string, string> names = [];
    private readonly Dictionary<string, string> held = [];

    /// <inheritdoc/>
    public override void Read(string line)
    {
        if (Numbered().Match(line) is not { Success: true } numbered)
        {
            ReadClosing(line);
            return;
        }

        var key = numbered.Groups["number"].Value;
        var text = numbered.Groups["text"].Value;
        if (names.TryAdd(key, text))
        {
            Journal.Begin(key, text);
        }
        else if (Timed().IsMatch(text))
        {
            Print(key, text);
        }
        else
        {
            ReadEvent(key, text);
        }
    }

    private void ReadEvent(string key, string text)
    {
        switch (text.Split(' ', 2))
        {
            case ["DONE" or "CANCELED", ..]:
                Release(key);
                Journal.End(key);
                break;
            case ["CACHED"]:
                Journal.Cached(key);
                break;
            case ["ERROR:", var why]:
                Release(key);
                Journal.Fail(key, why);
                break;
            case ["WARN:", var warning]:
                Journal.Warn(warning);
                break;
        }
    }

    private void Print(string key, string text)
    {
        if (held.TryGetValue(key, out var before) && !text.StartsWith(before, StringComparison.Ordinal))
        {
            Release(key);
        }

        // "no newline#4 DONE 1.0s": a step that ends in the middle of a line.
        var end = Ended().Match(text);
        if (end.Success && end.Groups["number"].Value == key)
        {
            held[key] = text[..end.Index];
            ReadEvent(key, end.Groups["text"].Value);
        }
        else
        {
            held[key] = text;
        }
    }

    private void Release(string key)
    {
        if (held.Remove(key, out var text))
        {
            Journal.Print(key, Stream, text[(text.IndexOf(' ') + 1)..]);
        }
    }

    private void ReadClosing(string line)
    {
        // " - JSONArgsRecommended: JSON arguments recommended for CMD (line 3)"
        if (line.StartsWith(" - ", StringComparison.Ordinal))
        {
            Journal.Warn(line[3..]);
        }
        else if (!string.IsNullOrWhiteSpace(line))
        {
            Journal.Close(line);
        }
    }

    [GeneratedRegex(@"^#(?<number>[0-9]+) (?<text>.*)$", RegexOptions.NonBacktracking | RegexOptions.Singleline)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^[0-9]+\.[0-9]+ ", RegexOptions.NonBacktracking)]
    private static partial Regex Timed();

    [GeneratedRegex(@"#(?<number>[0-9]+) (?<text>DONE [0-9.]+s|CANCELED)$", RegexOptions.None, 1000)]
    private static partial Regex Ended();
}
