using System.Globalization;
using System.Text.RegularExpressions;
using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Dockerfiles;
using SecretSafeContainers.Engines.Local;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Why a build failed, from what its builder said.</summary>
/// <param name="request">What was to be built.</param>
/// <param name="journal">What the builder said.</param>
/// <param name="redactor">Masks it.</param>
internal sealed partial class BuildFailure(BuildRequest request, BuildJournal journal, Redactor redactor)
{
    /// <summary>What buildx exits with when BuildKit has no room.</summary>
    private const int ResourceExhausted = 102;

    private static readonly string[] WithoutBuildKit =
    [
        "the --mount option requires BuildKit", "buildx component is missing or broken", "unknown flag: --secret", "unknown flag: --progress", "unknown flag: --iidfile",
    ];

    private static readonly string[] EngineGone =
    [
        "Cannot connect to the Docker daemon", "error during connect", "code = Unavailable", "Unavailable:", "error reading from server", "transport is closing", "unexpected EOF",
        "failed to dial gRPC", "server has closed the stream",
    ];

    private static readonly string[] Prefixes =
    [
        "ERROR:", "Error:", "failed to build:", "failed to solve:", "failed to solve with frontend dockerfile.v0:", "failed to create LLB definition:",
        "rpc error: code = Unknown desc =",
    ];

    /// <summary>What the builder says last: why it gives up.</summary>
    private string LastWords => journal.Closing.LastOrDefault(line => line.StartsWith("ERROR:", StringComparison.OrdinalIgnoreCase))
        ?? (journal.Closing is [.., var last] ? last : "");

    /// <summary>True if the builder says that somebody cancelled it.</summary>
    public bool IsCancellation(int exitCode) => exitCode == 130 || LastWords.EndsWith("context canceled", StringComparison.Ordinal);

    /// <summary>The failure of a build.</summary>
    /// <param name="exitCode">The builder's.</param>
    /// <param name="engineAnswers">True if the engine still answers.</param>
    public SecretSafeException Describe(int exitCode, bool engineAnswers)
    {
        if (Says(WithoutBuildKit))
        {
            return new(DiagnosticCodes.NoBuilder, request.Dockerfile, $"the client builds without BuildKit: {Shown(LastWords)}");
        }

        if (exitCode == ResourceExhausted || SaysNoSpace())
        {
            return new(DiagnosticCodes.EngineFailed, request.Dockerfile, $"the disk is full: {Why()}") { Line = Line() };
        }

        return !engineAnswers || Says(EngineGone)
            ? new(DiagnosticCodes.EngineFailed, request.Dockerfile, $"the engine went away during the build: {Shown(LastWords)}")
            : new(DiagnosticCodes.BuildFailed, request.Dockerfile, Why()) { Line = Line() };
    }

    private bool Says(string[] texts) => Array.Exists(texts, text => LastWords.Contains(text, StringComparison.OrdinalIgnoreCase));

    private bool SaysNoSpace()
    {
        IEnumerable<string> said = [LastWords, journal.Failed?.Error ?? "", .. journal.Failed?.LastLines ?? []];
        return said.Any(line => line.Contains("no space left on device", StringComparison.OrdinalIgnoreCase));
    }

    private string Why()
    {
        if (journal.Failed is not { Error: { } error } step)
        {
            return LastWords.Length == 0 ? "the builder does not say why" : Shown(LastWords);
        }

        var lines = string.Concat(step.LastLines.Select(line => $"{Environment.NewLine}  | {line}"));
        return $"{Shown(step.Name)} failed: {Shown(error)}{lines}";
    }

    private string Shown(string text)
    {
        text = redactor.Redact(text);
        while (Array.Find(Prefixes, start => text.StartsWith(start, StringComparison.Ordinal)) is { } prefix)
        {
            text = text[prefix.Length..].TrimStart();
        }

        return EngineMessage.Shorten(text);
    }

    /// <summary>The line of the Dockerfile at which it failed: as the builder says, else that of the failing step; null if neither is known.</summary>
    private int? Line()
    {
        // "Dockerfile:3"
        var place = $"{Path.GetFileName(request.Dockerfile)}:";
        var said = journal.Closing.Where(line => line.StartsWith(place, StringComparison.Ordinal)).Select(line => line[place.Length..])
            .Concat(journal.Closing.Select(line => ParseError().Match(line).Groups["line"].Value));
        return said.Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : (int?)null).FirstOrDefault(line => line > 0)
            ?? (journal.Failed is { } step ? new StepPlace(Dockerfile.Parse(request.Dockerfile, request.Text)).Find(step.Name) : null);
    }

    [GeneratedRegex(@"parse error (on )?line (?<line>[0-9]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex ParseError();
}
