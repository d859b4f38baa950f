using System.Text;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>Understands one of the forms in which builders tell what they do.</summary>
/// <param name="journal">Takes what is understood.</param>
internal abstract class BuildProgress(BuildJournal journal)
{
    /// <summary>Characters of a line. BuildKit cuts what a step prints at 2 MiB, of which base64 makes a third more.</summary>
    private const int MaximumLine = 4 * 1024 * 1024;

    /// <summary>A step that is in the cache says so at once; after this time it is another one, and its name is shown.</summary>
    private static readonly TimeSpan Announcement = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes what is understood.</summary>
    protected BuildJournal Journal => journal;

    /// <summary>Reads a stream to its end.</summary>
    public async Task ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        var line = new StringBuilder();
        var buffer = new char[16 * 1024];
        while (await ReadAsync(reader, buffer, cancellationToken).ConfigureAwait(false) is > 0 and var length)
        {
            var rest = buffer.AsMemory(0, length);
            for (int end; (end = rest.Span.IndexOf('\n')) >= 0; rest = rest[(end + 1)..])
            {
                Take(line.Append(rest[..end]));
            }

            // What is too long is dropped as a whole: half a line might end in half a secret.
            if (line.Length <= MaximumLine)
            {
                line.Append(rest);
            }
        }

        if (line.Length > 0)
        {
            Take(line);
        }
    }

    /// <summary>Takes a line.</summary>
    public abstract void Read(string line);

    private async Task<int> ReadAsync(StreamReader reader, Memory<char> buffer, CancellationToken cancellationToken)
    {
        var read = reader.ReadAsync(buffer, cancellationToken).AsTask();
        if (journal.IsPending && await Task.WhenAny(read, Task.Delay(Announcement, cancellationToken)).ConfigureAwait(false) != read)
        {
            journal.Announce();
        }

        return await read.ConfigureAwait(false);
    }

    private void Take(StringBuilder line)
    {
        if (line.Length <= MaximumLine)
        {
            Read(line.ToString());
        }
        else
        {
            journal.Warn($"a line of more than {MaximumLine} characters is not shown");
        }

        line.Clear();
    }
}
