using SecretSafeContainers.Diagnostics;
using SecretSafeContainers.Engines.Registries;
using SecretSafeContainers.Findings;

namespace SecretSafeContainers.Engines;

/// <summary>
/// A publish that has begun. Unless it is told of its end, its disposal asks the destination what is out already, and says it: after a failed push none
/// of a build's targets run any more, and what was pushed before the failure would stay unmentioned and unaudited.
/// </summary>
/// <param name="project">Absolute path of the project, for the message.</param>
/// <param name="names">The names that the publish takes, one after the other.</param>
/// <param name="before">What they stood for before it.</param>
/// <param name="output">Hears what is out. Not owned.</param>
/// <param name="record">Absolute path of a file that is written to say the same: what a build node other than the first says, MSBuild shows nobody.</param>
public sealed class PublishInProgress(
    string project, INamesAtDestination names, IReadOnlyDictionary<string, ManifestPresence> before, TextWriter output, string record) : IDisposable
{
    /// <summary>All that asking may take at the end of a failed build.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const string WhatToDo =
        "the publish ended before its audit, and part of it is out. It passed the gate but was not audited: first revoke every credential that it could hold, "
        + "then delete it where it is, or publish again";

    private volatile bool isFinished;

    /// <summary>The publish came to its end: from now on the audit says what is out.</summary>
    public void Finish() => isFinished = true;

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isFinished)
        {
            return;
        }

        isFinished = true;
        try
        {
            var lines = SentencesAsync().GetAwaiter().GetResult().Select(Line).ToList();
            lines.ForEach(output.WriteLine);
            if (lines.Count > 0)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(record)!);
                File.WriteAllLines(record, lines);
            }
        }
        catch (Exception failure) when (failure is SecretSafeException or OperationCanceledException or IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // The build has failed already, and nobody is left to be told.
        }
    }

    private string Line(string sentence) =>
        Inert.Of($"{project} : SecretSafe error {DiagnosticCodes.PublishedInPart}: {DiagnosticCodes.PublishedInPart.Title}: {sentence}.");

    private async Task<IReadOnlyList<string>> SentencesAsync()
    {
        var now = await names.LookUpAsync(Patience, CancellationToken.None).ConfigureAwait(false);
        var changed = now.Select(name => (Sentence: Say(name.Key, before.GetValueOrDefault(name.Key), name.Value), IsOut: name.Value is ManifestPresence.Held))
            .Where(name => name.Sentence is not null).ToList();
        var sentences = changed.Select(name => name.Sentence!);
        return [.. changed.Any(name => name.IsOut) ? sentences.Prepend(WhatToDo) : sentences];
    }

    /// <summary>What is to be said of a name, or null if it stands for what it stood for.</summary>
    private static string? Say(string name, ManifestPresence? before, ManifestPresence now) => (before, now) switch
    {
        (ManifestPresence.Held was, ManifestPresence.Held found) when was.Digest == found.Digest => null,
        (ManifestPresence.Held was, ManifestPresence.Held found) => $"{name} names {found.Digest} now, and named {was.Digest} before",
        (ManifestPresence.Absent, ManifestPresence.Held found) => $"{name} names {found.Digest} now, and named nothing before",
        (_, ManifestPresence.Held found) => $"{name} names {found.Digest} now, and what it named before is not known: it may be out",
        (_, ManifestPresence.Unknown unknown) => $"whether {name} is out is not known ({unknown.Why}): look there",
        _ => null,
    };
}
