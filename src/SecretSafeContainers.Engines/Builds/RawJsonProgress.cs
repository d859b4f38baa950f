using System.Text;
using System.Text.Json;

namespace SecretSafeContainers.Engines.Builds;

/// <summary>
/// What buildx prints with <c>--progress rawjson</c>: one object after another, with <c>vertexes</c>, <c>statuses</c>, <c>logs</c> and <c>warnings</c>;
/// then, not as JSON, why it failed. An object is one line, or (buildx 0.13) begins and ends with a line that is one brace.
/// </summary>
/// <remarks><see href="https://github.com/moby/buildkit/blob/master/client/graph.go"/></remarks>
/// <param name="journal">Takes what is understood.</param>
internal sealed class RawJsonProgress(BuildJournal journal) : BuildProgress(journal)
{
    /// <summary>Characters of an object of several lines.</summary>
    private const int MaximumObject = 16 * 1024 * 1024;

    private readonly StringBuilder record = new();

    /// <inheritdoc/>
    public override void Read(string line)
    {
        if (record.Length > 0)
        {
            Continue(line);
        }
        else if (line == "{")
        {
            record.Append(line);
        }
        else if (line.StartsWith('{'))
        {
            ReadRecord(line);
        }
        else if (!string.IsNullOrWhiteSpace(line))
        {
            Journal.Close(line);
        }
    }

    private void Continue(string line)
    {
        if (record.Length <= MaximumObject)
        {
            record.Append('\n').Append(line);
        }

        if (line == "}")
        {
            if (record.Length <= MaximumObject)
            {
                ReadRecord(record.ToString());
            }

            record.Clear();
        }
    }

    private void ReadRecord(string text)
    {
        try
        {
            var status = JsonSerializer.Deserialize(text, BuildStatusJson.Default.BuildStatus)!;
            foreach (var vertex in status.Vertexes ?? [])
            {
                Begin(vertex);
            }

            foreach (var log in status.Logs ?? [])
            {
                Journal.Print(log.Vertex, log.Stream, log.Data);
            }

            foreach (var warning in status.Warnings ?? [])
            {
                Journal.Warn(Describe(warning));
            }

            // After the logs: nothing of a step comes later than its end.
            foreach (var vertex in status.Vertexes ?? [])
            {
                End(vertex);
            }
        }
        catch (JsonException)
        {
            Journal.Close(text);
        }
    }

    private void Begin(BuildStatus.Vertex vertex)
    {
        // A step is announced long before it starts, if it ever does.
        if (vertex.Started is not null)
        {
            Journal.Begin(vertex.Digest, vertex.Name);
        }

        if (vertex.Cached)
        {
            Journal.Cached(vertex.Digest);
        }
    }

    private void End(BuildStatus.Vertex vertex)
    {
        if (!string.IsNullOrEmpty(vertex.Error))
        {
            Journal.Fail(vertex.Digest, vertex.Error);
        }
        else if (vertex.Completed is not null)
        {
            Journal.End(vertex.Digest);
        }
    }

    private static string Describe(BuildStatus.Warning warning)
    {
        var text = Encoding.UTF8.GetString(warning.Short);
        return warning.Range is [{ Start.Line: > 0 and var line }, ..] ? $"{text} (line {line})" : text;
    }
}
